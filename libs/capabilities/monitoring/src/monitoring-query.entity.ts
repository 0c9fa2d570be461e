import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QueryDomain, QueryTest } from './monitoring-query.js';

/** A boolean query of a tenant with purpose, legal basis, owner and end date. */
@Entity({ schema: 'app', name: 'monitoring_query' })
export class MonitoringQueryEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text' })
  purpose: string;

  @Column({ type: 'text' })
  domain: QueryDomain;

  @Column({ type: 'text', name: 'legal_basis' })
  legalBasis: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn: string;

  /** What the workers read: neither paused, nor held, nor ended. */
  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'boolean' })
  paused: boolean;

  @Column({ type: 'boolean' })
  held: boolean;

  /** Membership of who wrote the text that stands there now. */
  @Column({ type: 'uuid', name: 'text_by', nullable: true })
  textBy: string | null;

  @Column({ type: 'jsonb' })
  tests: readonly QueryTest[];

  @Column({ type: 'boolean' })
  shared: boolean;

  /** The shared query that it was copied from. */
  @Column({ type: 'uuid', name: 'adopted_from_id', nullable: true })
  adoptedFromId: string | null;

  @Column({ type: 'boolean', nullable: true })
  released: boolean | null;

  @Column({ type: 'uuid', name: 'release_by', nullable: true })
  releaseBy: string | null;

  @Column({ type: 'timestamptz', name: 'release_at', nullable: true })
  releaseAt: Date | null;

  @Column({ type: 'text', name: 'release_reason', nullable: true })
  releaseReason: string | null;

  @Column({ type: 'text', name: 'release_findings', array: true })
  releaseFindings: readonly string[];

  /** When what it caught went; null before that, and again once it is renewed. */
  @Column({ type: 'timestamptz', name: 'purged_at', nullable: true })
  purgedAt: Date | null;

  @Column({ type: 'text' })
  scope: 'own' | 'partnership';

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt: Date;
}

export const monitoringEntities: readonly Function[] = [MonitoringQueryEntity];
