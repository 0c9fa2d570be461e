import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({
  description: 'commandId is made by the client once per intention; the same id again is the same change.',
})
export class DeleteSentReplyInput {
  @Field(() => ID)
  commandId: string;

  @Field(() => ID)
  replyId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int, { description: 'As the person saw it: `details.version`.' })
  version: number;
}

@InputType()
export class EditSentReplyInput extends DeleteSentReplyInput {
  @Field(() => String)
  text: string;
}
