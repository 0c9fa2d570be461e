import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import { ruleStates, type RuleState } from './attribution-rule.js';
import type { RuleView } from './attribution-rule.service.js';

export const RuleStateEnum = Object.fromEntries(ruleStates.map((name) => [name, name])) as Record<RuleState, RuleState>;
registerEnumType(RuleStateEnum, {
  name: 'AttributionRuleState',
  valuesMap: {
    DISPUTED: { description: 'Corrections contradict each other: it decides nothing until somebody settles it.' },
  },
});

@ObjectType('AttributionCorrection')
export class AttributionCorrectionType {
  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String, { description: 'A colleague by name; of a neighbour only the participant.' })
  byName: string;

  @Field(() => TenantType)
  byTenant: TenantType;

  @Field(() => TenantType, { description: 'Whose the name is, according to this correction.' })
  tenant: TenantType;
}

@ObjectType('AttributionRule', { description: 'What a name that means nothing certain means in this partnership.' })
export class AttributionRuleType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'The rule holds only for texts with this word.' })
  word: string | null;

  @Field(() => TenantType)
  tenant: TenantType;

  @Field(() => RuleStateEnum)
  state: RuleState;

  @Field(() => GraphQLISODateTime)
  madeAt: Date;

  @Field(() => String)
  madeByName: string;

  @Field(() => [AttributionCorrectionType])
  corrections: AttributionCorrectionType[];

  @Field(() => Int)
  version: number;
}

@ObjectType('AttributionRulePreview')
export class AttributionRulePreviewType {
  @Field(() => String, {
    nullable: true,
    description: 'The name that means nothing certain; without one there is no rule.',
  })
  name: string | null;

  @Field(() => Int, { description: 'Posts of the last 30 days that came here and would have gone to the other.' })
  moved: number;

  @Field(() => Boolean, { description: 'Whether that is all there is; else there are at least so many.' })
  complete: boolean;
}

export function toRuleType(rule: RuleView): AttributionRuleType {
  return {
    ...rule,
    tenant: toTenantType(rule.tenant),
    corrections: rule.corrections.map((one) => ({
      at: one.at,
      byName: one.byName,
      byTenant: toTenantType(one.byTenant),
      tenant: toTenantType(one.tenant),
    })),
  };
}
