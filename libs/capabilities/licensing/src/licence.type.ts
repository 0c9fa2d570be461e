import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import type { LicenceView, ShareView } from './licence.service.js';

@ObjectType('LicenceShare', {
  description: 'used is null when this tenant may not see it: only the holder sees what the others use.',
})
export class LicenceShareType {
  @Field(() => TenantType)
  tenant: TenantType;

  @Field(() => Int)
  mentions: number;

  @Field(() => Int, { nullable: true })
  used: number | null;

  @Field(() => Float)
  percent: number;

  @Field(() => Int)
  costCents: number;
}

@ObjectType('Licence')
export class LicenceType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => TenantType)
  holder: TenantType;

  @Field(() => Int)
  monthlyMentions: number;

  @Field(() => String)
  validFrom: string;

  @Field(() => String)
  validUntil: string;

  @Field(() => Int)
  yearlyPriceCents: number;

  @Field(() => [LicenceShareType])
  shares: LicenceShareType[];

  @Field(() => LicenceShareType, { nullable: true })
  mine: LicenceShareType | null;
}

const toShare = (share: ShareView): LicenceShareType => ({ ...share, tenant: toTenantType(share.tenant) });

export const toLicenceType = (licence: LicenceView): LicenceType => ({
  ...licence,
  holder: toTenantType(licence.holder),
  shares: licence.shares.map(toShare),
  mine: licence.mine && toShare(licence.mine),
});
