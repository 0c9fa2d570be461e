import { Query, Resolver } from '@nestjs/graphql';
import { CurrentVisitor, Permission, SignedIn, type Visitor } from '@samenspraak/platform/graphql';
import { MeType, PartnershipType, toMemberType } from './tenant.type.js';
import { tenantPermissions } from './tenants.permissions.js';
import { TenantsService } from './tenants.service.js';

@Resolver()
export class TenantsResolver {
  constructor(private readonly tenants: TenantsService) {}

  @SignedIn()
  @Query(() => MeType, {
    description: 'The signed-in person and the tenants that the person may act for. Needs no tenant header.',
  })
  async me(@CurrentVisitor() visitor: Visitor): Promise<MeType> {
    return (await this.tenants.me(visitor.principalId)) as MeType;
  }

  @Permission(tenantPermissions.read)
  @Query(() => PartnershipType, {
    description: 'The partnership of the tenant in the header, with its members by name.',
  })
  async partnership(): Promise<PartnershipType> {
    const { id, name, members } = await this.tenants.partnership();
    return { id, name, members: members.map(toMemberType) };
  }
}
