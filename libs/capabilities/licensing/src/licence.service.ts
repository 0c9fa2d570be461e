import { dateOf, localTimeOf } from '@samenspraak/language/time';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Member, Partnerships } from '@samenspraak/tenants';
import type { LicenceEntity, LicenceShareEntity } from './licence.entity.js';
import type { LicenceRepository } from './licence.repository.js';
import { licenceNotFound } from './licensing.errors.js';
import { licensingPermissions } from './licensing.permissions.js';
import { byAmount, equally, settle } from './settlement.js';

export interface ShareView {
  readonly tenant: Member;
  readonly mentions: number;
  /** Null when this tenant may not see it. */
  readonly used: number | null;
  /** Of the cost. */
  readonly percent: number;
  readonly costCents: number;
}

export interface LicenceView {
  readonly id: string;
  readonly name: string;
  readonly holder: Member;
  readonly monthlyMentions: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly yearlyPriceCents: number;
  readonly shares: readonly ShareView[];
  readonly mine: ShareView | null;
}

/** The day in the Netherlands, `2026-11-26`. */
export const dutchDay = (at: Date): string => dateOf(localTimeOf(at, 'Europe/Amsterdam').day);

/** Shows what was bought together, what each may use, and what it costs whom. */
export class LicenceService {
  constructor(
    private readonly door: TenantDoor,
    private readonly licences: LicenceRepository,
    private readonly partnerships: Partnerships,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError LICENSING_LICENCE_NOT_FOUND */
  async get(): Promise<LicenceView> {
    await this.door.require(licensingPermissions.read);
    const day = dutchDay(this.clock.now());
    const partnership = await this.partnerships.find();
    const licence = partnership && (await this.licences.findValid(partnership.id, day));
    if (!licence) throw licenceNotFound();
    const members = new Map(partnership.members.map((member) => [member.id, member]));
    const holder = members.get(licence.authorTenantId);
    if (!holder) throw licenceNotFound();
    const used = await this.usage(licence, day.slice(0, 7));
    const shares = sharesOf(licence, await this.licences.listShares(licence), members, used);
    const mine = shares.find((share) => share.tenant.id === this.door.tenantId()) ?? null;
    const { id, name, monthlyMentions, validFrom, validUntil, yearlyPriceCents } = licence;
    return { id, name, holder, monthlyMentions, validFrom, validUntil, yearlyPriceCents, shares, mine };
  }

  private async usage(licence: LicenceEntity, month: string): Promise<Map<string, number>> {
    const used = await this.licences.listUsage(licence.id, month);
    used.set(this.door.tenantId(), await this.licences.countOwn(month));
    return used;
  }
}

function sharesOf(
  licence: LicenceEntity,
  rows: readonly LicenceShareEntity[],
  members: ReadonlyMap<string, Member>,
  used: ReadonlyMap<string, number>,
): ShareView[] {
  const known = rows
    .flatMap((row) => {
      const tenant = members.get(row.memberId);
      return tenant ? [{ tenant, mentions: row.mentions }] : [];
    })
    .sort((a, b) => (a.tenant.code < b.tenant.code ? -1 : 1));
  const costs = settle(licence.yearlyPriceCents, known.length, [
    equally(licence.splitEqual, known.length),
    byAmount(
      licence.splitInhabitants,
      known.map(({ tenant }) => tenant.inhabitants ?? 0),
    ),
  ]);
  return known.map((share, index) => ({
    ...share,
    used: used.get(share.tenant.id) ?? null,
    costCents: costs[index]!,
    percent: licence.yearlyPriceCents > 0 ? Math.round((costs[index]! / licence.yearlyPriceCents) * 1000) / 10 : 0,
  }));
}
