import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  CloseResultEnum,
  ExclusionReasonEnum,
  MessageKindEnum,
  SentimentEnum,
  UrgencyEnum,
} from '../conversation.enums.js';
import type { CloseResult, ExclusionReason, MessageKind, Sentiment, Urgency } from '../conversation.js';
import type { BulkAction } from '../desk-work/bulk.service.js';
import { BulkActionEnum } from '../desk-work/work.enums.js';
import { ChangeInput } from './conversation-change.input.js';

@InputType()
export class AddTagInput extends ChangeInput {
  @Field(() => String)
  name: string;
}

@InputType()
export class RemoveTagInput extends ChangeInput {
  @Field(() => ID)
  tagId: string;
}

@InputType()
export class PromiseFollowUpInput extends ChangeInput {
  @Field(() => String)
  promise: string;

  @Field(() => Date)
  dueAt: Date;
}

@InputType()
export class FinishFollowUpInput extends ChangeInput {
  @Field(() => ID)
  followUpId: string;

  @Field(() => Boolean, { description: 'False: it is off.' })
  kept: boolean;
}

@InputType({ description: 'What is left out stays as it is; null is nothing.' })
export class InterpretConversationInput extends ChangeInput {
  @Field(() => Boolean, { nullable: true })
  question?: boolean | null;

  @Field(() => ExclusionReasonEnum, { nullable: true })
  reason?: ExclusionReason | null;

  @Field(() => MessageKindEnum, { nullable: true })
  kind?: MessageKind | null;

  @Field(() => String, { nullable: true })
  topic?: string | null;

  @Field(() => SentimentEnum, { nullable: true })
  sentiment?: Sentiment | null;

  @Field(() => UrgencyEnum, { nullable: true })
  urgency?: Urgency | null;

  @Field(() => String, { nullable: true })
  department?: string | null;
}

@InputType()
export class BulkItemInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => Int)
  version: number;
}

@InputType({ description: 'The same thing to at most a hundred conversations of one tenant.' })
export class ChangeConversationsInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => BulkActionEnum)
  action: BulkAction;

  @Field(() => [BulkItemInput])
  items: BulkItemInput[];

  @Field(() => ID, { nullable: true, description: 'ASSIGN: to whom; left out: to oneself.' })
  colleagueId?: string | null;

  @Field(() => CloseResultEnum, { nullable: true, description: 'CLOSE.' })
  result?: CloseResult | null;

  @Field(() => String, { nullable: true, description: 'TAG.' })
  tag?: string | null;
}
