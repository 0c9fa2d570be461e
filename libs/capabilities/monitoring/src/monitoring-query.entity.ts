import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QueryDomain } from './monitoring-query.js';

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

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'text' })
  scope: 'own' | 'partnership';

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt: Date;
}

export const monitoringEntities: readonly Function[] = [MonitoringQueryEntity];
