import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'app', name: 'cell' })
export class CellEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  month: string;

  @PrimaryColumn({ type: 'text' })
  network: string;

  @Column({ type: 'int' })
  episodes: number;

  @Column({ type: 'int' })
  answered: number;

  @Column({ name: 'within_norm', type: 'int' })
  withinNorm: number;

  @Column({ name: 'clock_buckets', type: 'int', array: true })
  clockBuckets: number[];

  @Column({ name: 'clock_counts', type: 'int', array: true })
  clockCounts: number[];

  @Column({ name: 'open_buckets', type: 'int', array: true })
  openBuckets: number[];

  @Column({ name: 'open_counts', type: 'int', array: true })
  openCounts: number[];
}

export const metricsEntities = [CellEntity] as const;
