import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { CloseChannelEnum, CloseResultEnum, ExclusionReasonEnum, StepEnum } from '../conversation.enums.js';
import type { CloseChannel, CloseResult, ExclusionReason, Step } from '../conversation.js';

@InputType({ isAbstract: true })
abstract class ConversationInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType({ isAbstract: true })
export abstract class ChangeInput extends ConversationInput {
  @Field(() => Int)
  version: number;
}

@InputType({ description: 'expectedTenantId is compared with the tenant of the header, never stored.' })
export class AssignConversationInput extends ChangeInput {
  @Field(() => Boolean)
  toMe: boolean;

  @Field(() => ID, { nullable: true, description: 'Of `colleagues`; with toMe false. Neither: nobody has it.' })
  colleagueId?: string | null;

  @Field(() => String, { nullable: true, description: 'An internal note that goes with it.' })
  note?: string | null;
}

@InputType()
export class ReadConversationInput extends ConversationInput {}

@InputType()
export class TakeStepInput extends ChangeInput {
  @Field(() => StepEnum)
  step: Step;

  @Field(() => String, { nullable: true })
  result?: string | null;
}

@InputType()
export class MarkQuestionInput extends ChangeInput {
  @Field(() => Boolean)
  question: boolean;

  @Field(() => ExclusionReasonEnum, { nullable: true })
  reason?: ExclusionReason | null;
}

@InputType()
export class AddNoteInput extends ConversationInput {
  @Field(() => Int, {
    nullable: true,
    description: 'A note overwrites nothing: left out, it goes with what is there now.',
  })
  version?: number | null;

  @Field(() => String)
  text: string;

  @Field(() => [ID], { nullable: true, description: 'Of `mentionable`: who is named in it, and told.' })
  mentions?: string[] | null;
}

@InputType()
export class CloseConversationInput extends ChangeInput {
  @Field(() => CloseChannelEnum, { nullable: true })
  channel?: CloseChannel | null;

  @Field(() => String, { nullable: true })
  topic?: string | null;

  @Field(() => String, { nullable: true })
  department?: string | null;

  @Field(() => CloseResultEnum)
  result: CloseResult;

  @Field(() => Boolean, { nullable: true })
  answerFound?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'What was promised stays, and brings it back when it is due.' })
  keepPromises?: boolean | null;
}

@InputType()
export class ReopenConversationInput extends ChangeInput {}

@InputType()
export class SnoozeConversationInput extends ChangeInput {
  @Field(() => Date)
  until: Date;

  @Field(() => Boolean, { nullable: true, description: 'Also when the citizen writes again.' })
  holds?: boolean | null;
}

@InputType()
export class SaveDraftInput extends ChangeInput {
  @Field(() => String)
  text: string;

  @Field(() => ID, { nullable: true })
  answerId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Left out, the draft keeps the one of the same answer.' })
  answerVersion?: number | null;
}
