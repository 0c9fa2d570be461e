import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one holder bought for its partnership. */
@Entity({ schema: 'app', name: 'licence' })
export class LicenceEntity {
  @PrimaryColumn({ type: 'uuid', name: 'partnership_id' })
  partnershipId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'author_tenant_id' })
  authorTenantId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'int', name: 'monthly_mentions' })
  monthlyMentions: number;

  /** `2026-01-01`; both days count. */
  @Column({ type: 'date', name: 'valid_from' })
  validFrom: string;

  @Column({ type: 'date', name: 'valid_until' })
  validUntil: string;

  @Column({ type: 'int', name: 'yearly_price_cents' })
  yearlyPriceCents: number;

  @Column({ type: 'smallint', name: 'split_equal' })
  splitEqual: number;

  @Column({ type: 'smallint', name: 'split_inhabitants' })
  splitInhabitants: number;
}

/** What one member may use of it each month. */
@Entity({ schema: 'app', name: 'licence_share' })
export class LicenceShareEntity {
  @PrimaryColumn({ type: 'uuid', name: 'partnership_id' })
  partnershipId: string;

  @PrimaryColumn({ type: 'uuid', name: 'licence_id' })
  licenceId: string;

  @PrimaryColumn({ type: 'uuid', name: 'member_id' })
  memberId: string;

  @Column({ type: 'uuid', name: 'author_tenant_id' })
  authorTenantId: string;

  @Column({ type: 'int' })
  mentions: number;
}

export const licensingEntities: readonly Function[] = [LicenceEntity, LicenceShareEntity];
