import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Partnerships } from '@samenspraak/tenants';
import type { LicenceRepository } from './licence.repository.js';
import { dutchDay } from './licence.service.js';

/** How much of the licence this tenant may use; for other capabilities, whoever asks there. */
export class LicenceAllowance {
  constructor(
    private readonly door: TenantDoor,
    private readonly licences: LicenceRepository,
    private readonly partnerships: Partnerships,
    private readonly clock: Clock,
  ) {}

  /** Mentions in a month; undefined without a licence or without a share in it. */
  async monthlyMentions(): Promise<number | undefined> {
    const partnership = await this.partnerships.find();
    const licence = partnership && (await this.licences.findValid(partnership.id, dutchDay(this.clock.now())));
    if (!licence) return undefined;
    const shares = await this.licences.listShares(licence);
    return shares.find((share) => share.memberId === this.door.tenantId())?.mentions;
  }
}
