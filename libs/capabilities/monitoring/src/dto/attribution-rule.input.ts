import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType('WithdrawAttributionRuleInput')
export class WithdrawAttributionRuleInput {
  @Field(() => ID)
  id: string;

  /** What the person saw. */
  @Field(() => Int)
  version: number;
}

@InputType('SettleAttributionRuleInput')
export class SettleAttributionRuleInput {
  @Field(() => ID)
  id: string;

  /** What the person saw. */
  @Field(() => Int)
  version: number;

  @Field(() => ID)
  tenantId: string;
}
