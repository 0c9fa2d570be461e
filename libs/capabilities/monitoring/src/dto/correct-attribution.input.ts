import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType('CorrectAttributionInput')
export class CorrectAttributionInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int)
  version: number;

  /** Null gives it back to triage. */
  @Field(() => ID, { nullable: true })
  tenantId?: string | null;

  /** From now on the name in it means that member. */
  @Field(() => Boolean, { defaultValue: false })
  makeRule: boolean;

  /** The rule holds only for texts with this word, which must stand in the post. */
  @Field(() => String, { nullable: true })
  word?: string | null;
}
