import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { roles, type Role as RoleName } from '@samenspraak/platform/database';
import { tenantKinds, type Member, type TenantKindName, type TenantView } from './tenant.js';

const byUpperCase = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name.toUpperCase(), name])) as Record<Uppercase<T>, T>;

export const TenantKind = byUpperCase(tenantKinds);
registerEnumType(TenantKind, { name: 'TenantKind' });

const RoleEnum = byUpperCase(roles.filter((role) => role !== 'system'));
registerEnumType(RoleEnum, { name: 'Role' });

/** A participant, as all screens show it. */
@ObjectType('Tenant')
export class TenantType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => TenantKind)
  kind: TenantKindName;

  @Field(() => String)
  theme: string;
}

export function toTenantType(tenant: TenantView): TenantType {
  const { id, code, name, kind, theme } = tenant;
  return { id, code, name, kind, theme };
}

@ObjectType('Membership')
export class MembershipType {
  @Field(() => TenantType)
  tenant: TenantType;

  @Field(() => [RoleEnum])
  roles: RoleName[];

  @Field(() => String)
  initials: string;

  @Field(() => String)
  displayName: string;
}

@ObjectType('Me')
export class MeType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [MembershipType])
  memberships: MembershipType[];
}

@ObjectType('PartnershipMember')
export class PartnershipMemberType {
  @Field(() => TenantType)
  tenant: TenantType;

  @Field(() => Boolean)
  holder: boolean;

  @Field(() => Int, { nullable: true })
  inhabitants: number | null;
}

@ObjectType('Partnership')
export class PartnershipType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [PartnershipMemberType])
  members: PartnershipMemberType[];
}

export const toMemberType = (member: Member): PartnershipMemberType => ({
  tenant: toTenantType(member),
  holder: member.holder,
  inhabitants: member.inhabitants,
});
