import type { TenantDoor } from '@samenspraak/platform/database';
import { LicenceEntity, LicenceShareEntity } from './licence.entity.js';

/** The licence of the partnership and what was used of it. */
export class LicenceRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The licence of this day; of several the one that began last. */
  async findValid(partnershipId: string, day: string): Promise<LicenceEntity | undefined> {
    const all = await (
      await this.door.manager()
    )
      .getRepository(LicenceEntity)
      .find({ where: { partnershipId }, order: { validFrom: 'desc' } });
    return all.find((licence) => licence.validFrom <= day && day <= licence.validUntil);
  }

  async listShares({ partnershipId, id }: LicenceEntity): Promise<LicenceShareEntity[]> {
    return (await this.door.manager())
      .getRepository(LicenceShareEntity)
      .find({ where: { partnershipId, licenceId: id } });
  }

  async countOwn(month: string): Promise<number> {
    const [row] = await this.door.query<{ mentions: number }>(
      'select m.mentions from app.meter m where m.tenant_id = $1 and m.month = $2',
      [this.door.tenantId(), month],
    );
    return row?.mentions ?? 0;
  }

  /** Empty unless the licence holder asks, in the tenant that holds the licence. */
  async listUsage(licenceId: string, month: string): Promise<Map<string, number>> {
    const rows = await this.door.query<{ member_id: string; mentions: number }>(
      'select u.member_id, u.mentions from app.licence_usage($1, $2) u',
      [licenceId, month],
    );
    return new Map(rows.map((row) => [row.member_id, row.mentions]));
  }
}
