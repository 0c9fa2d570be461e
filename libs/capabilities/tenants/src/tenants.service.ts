import type { Role, SignInMembership, TenantDoor } from '@samenspraak/platform/database';
import type { Partnerships } from './partnerships.js';
import type { PartnershipView, TenantKindName, TenantView } from './tenant.js';
import { tenantPermissions } from './tenants.permissions.js';

export interface MeView {
  readonly id: string;
  readonly name: string;
  readonly memberships: readonly {
    readonly tenant: TenantView;
    readonly roles: readonly Role[];
    readonly initials: string;
    readonly displayName: string;
  }[];
}

/** Who the signed-in person is, where that person may act, and with whom the tenant works together. */
export class TenantsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly partnerships: Partnerships,
  ) {}

  async me(principalId: string): Promise<MeView> {
    const memberships = await this.door.listMemberships(principalId);
    return {
      id: principalId,
      name: memberships[0]?.displayName ?? '',
      memberships: memberships.map(toMembership),
    };
  }

  async partnership(): Promise<PartnershipView> {
    await this.door.require(tenantPermissions.read);
    return this.partnerships.get();
  }
}

function toMembership(row: SignInMembership): MeView['memberships'][number] {
  return {
    tenant: { id: row.tenantId, code: row.code, name: row.name, kind: row.kind as TenantKindName, theme: row.theme },
    roles: row.roles as Role[],
    initials: row.initials,
    displayName: row.displayName,
  };
}
