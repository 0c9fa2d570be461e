import { Field, ID, InputType } from '@nestjs/graphql';

@InputType('AttributeTriagePostInput')
export class AttributeTriagePostInput {
  @Field(() => ID)
  postId: string;

  /** Null drops the post. */
  @Field(() => ID, { nullable: true })
  tenantId?: string | null;

  /** From now on the name that kept it in triage means that member. */
  @Field(() => Boolean, { defaultValue: false })
  makeRule: boolean;

  /** The rule holds only for texts with this word, which must stand in the post. */
  @Field(() => String, { nullable: true })
  word?: string | null;
}
