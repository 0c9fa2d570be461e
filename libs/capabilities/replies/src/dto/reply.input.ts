import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { SettleOutcomeEnum } from '../reply.type.js';

@InputType()
export class AttachmentInput {
  @Field(() => ID)
  fileId: string;

  @Field(() => String, { description: 'What is to be seen, for who does not see it.' })
  alt: string;
}

@InputType({
  description: 'commandId is made by the client once per intention to send; the same id again returns the same reply.',
})
export class SendReplyInput {
  @Field(() => ID)
  commandId: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  text: string;

  @Field(() => ID, { nullable: true })
  answerId?: string | null;

  @Field(() => Int, { nullable: true })
  answerVersion?: number | null;

  @Field(() => Boolean, { nullable: true })
  confirmSecond?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The newest message of the citizen that the person saw.' })
  messageId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Too long a text may go out in parts.' })
  thread?: boolean | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'Files of POST /files/reply, in this order.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Under the name of the team instead of one's own." })
  teamSignature?: boolean | null;
}

@InputType()
export class SettleReplyInput {
  @Field(() => ID)
  replyId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => SettleOutcomeEnum)
  outcome: 'WAS_SENT' | 'WAS_NOT_SENT';

  @Field(() => String, { nullable: true })
  permalink?: string | null;
}
