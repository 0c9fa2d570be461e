import { Field, ID, InputType } from '@nestjs/graphql';

@InputType('AttributeTriagePostInput')
export class AttributeTriagePostInput {
  @Field(() => ID)
  postId: string;

  /** Null drops the post. */
  @Field(() => ID, { nullable: true })
  tenantId?: string | null;
}
