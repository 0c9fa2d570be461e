import type { TenantDoor } from '@samenspraak/platform/database';
import type { PartnershipRepository } from './partnership.repository.js';
import type { AgreementKind, AgreementView, ColleagueView, Member, PartnershipView } from './tenant.js';
import { colleagueNotFound, partnershipNotFound } from './tenants.errors.js';

/** The partnership of the tenant: the first one when there are several. */
export class Partnerships {
  constructor(
    private readonly door: TenantDoor,
    private readonly partnerships: PartnershipRepository,
  ) {}

  /** @throws DomainError TENANTS_PARTNERSHIP_NOT_FOUND */
  async get(): Promise<PartnershipView> {
    const found = await this.find();
    if (!found) throw partnershipNotFound();
    return found;
  }

  async find(): Promise<PartnershipView | undefined> {
    const [first] = (await this.door.entrance()).partnershipIds;
    return first === undefined ? undefined : this.partnerships.find(first);
  }

  async members(): Promise<readonly Member[]> {
    return (await this.find())?.members ?? [];
  }
}

/** The people of this tenant. */
export class Memberships {
  constructor(
    private readonly door: TenantDoor,
    private readonly partnerships: PartnershipRepository,
  ) {}

  colleagues(): Promise<ColleagueView[]> {
    return this.partnerships.listColleagues();
  }

  find(membershipId: string): Promise<ColleagueView | undefined> {
    return this.partnerships.findColleague(membershipId);
  }

  /** Who acts in the running operation. */
  async current(): Promise<ColleagueView> {
    const found = await this.find((await this.door.entrance()).membershipId);
    if (!found) throw colleagueNotFound();
    return found;
  }
}

/** What this tenant signed. No valid agreement, no sharing; its end switches the sharing off. */
export class Agreements {
  constructor(
    private readonly door: TenantDoor,
    private readonly partnerships: PartnershipRepository,
  ) {}

  /** The agreement of this kind that is valid today and that this tenant signed. */
  async find(kind: AgreementKind): Promise<AgreementView | undefined> {
    const valid = await this.partnerships.listValidAgreements(kind);
    return valid.find((agreement) => agreement.memberIds.includes(this.door.tenantId()));
  }

  async hasAgreement(kind: AgreementKind): Promise<boolean> {
    return (await this.find(kind)) !== undefined;
  }
}
