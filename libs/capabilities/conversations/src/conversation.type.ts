import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  ConversationStatusEnum,
  InvolvementEnum,
  MessageKindEnum,
  SentimentEnum,
  StepEnum,
  UrgencyEnum,
} from './conversation.enums.js';
import { FoundLineType } from './lists/list.type.js';
import type { ConversationStatus, Involvement, MessageKind, Sentiment, Step, Urgency } from './conversation.js';

@ObjectType('Colleague')
export class ColleagueType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String)
  initials: string;

  @Field(() => Boolean)
  me: boolean;
}

@ObjectType('Author')
export class AuthorType {
  @Field(() => String)
  handle: string;

  @Field(() => String, { nullable: true })
  displayName: string | null;

  @Field(() => String, { nullable: true })
  profileUrl: string | null;
}

@ObjectType('ConversationRow')
export class ConversationRowType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  tenantId: string;

  @Field(() => String)
  network: string;

  @Field(() => String)
  authorHandle: string;

  @Field(() => String)
  snippet: string;

  @Field(() => StepEnum)
  step: Step;

  @Field(() => ConversationStatusEnum)
  status: ConversationStatus;

  @Field(() => InvolvementEnum)
  involvement: Involvement;

  @Field(() => Boolean, { nullable: true })
  question: boolean | null;

  @Field(() => ColleagueType, { nullable: true })
  assignee: ColleagueType | null;

  @Field(() => Boolean)
  unread: boolean;

  @Field(() => Date, { nullable: true, description: 'When the norm runs out; null when the clock stands still.' })
  dueAt: Date | null;

  @Field(() => Date)
  lastInboundAt: Date;

  @Field(() => Date, { nullable: true })
  snoozedUntil: Date | null;

  @Field(() => Int, { description: 'Other conversations that open with a copy of the same text, at most 99.' })
  similar: number;

  @Field(() => Int)
  version: number;

  @Field(() => UrgencyEnum)
  urgency: Urgency;

  @Field(() => MessageKindEnum, { nullable: true })
  kind: MessageKind | null;

  @Field(() => SentimentEnum, { nullable: true })
  sentiment: Sentiment | null;

  @Field(() => Date, { nullable: true, description: 'The first promise to this citizen that is still open.' })
  followUpAt: Date | null;

  @Field(() => FoundLineType, { nullable: true, description: 'In the answer to a search: the words that were found.' })
  found?: FoundLineType | null;
}

@ObjectType('ConversationPage')
export class ConversationPageType {
  @Field(() => [ConversationRowType])
  items: ConversationRowType[];

  @Field(() => String, { nullable: true })
  endCursor: string | null;

  @Field(() => Boolean)
  hasMore: boolean;
}

@ObjectType('FolderCounts')
export class FolderCountsType {
  @Field(() => Int)
  team: number;

  @Field(() => Int)
  mine: number;

  @Field(() => Int)
  free: number;

  @Field(() => Int)
  waiting: number;
}

@ObjectType('StepResult')
export class StepResultType {
  @Field(() => StepEnum)
  step: Step;

  @Field(() => String, { nullable: true })
  result: string | null;

  @Field(() => Date, { nullable: true })
  doneAt: Date | null;
}

@ObjectType('Draft')
export class DraftType {
  @Field(() => String)
  text: string;

  @Field(() => ID, { nullable: true })
  answerId: string | null;

  @Field(() => Int, { nullable: true, description: 'Of the answer, as it was when the draft began with it.' })
  answerVersion: number | null;

  @Field(() => Date)
  savedAt: Date;

  @Field(() => Int)
  version: number;
}

/** The rest of its fields are resolved when they are asked for. */
@ObjectType('Conversation')
export class ConversationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  tenantId: string;

  @Field(() => String)
  network: string;

  @Field(() => AuthorType)
  author: AuthorType;

  @Field(() => StepEnum)
  step: Step;

  @Field(() => ConversationStatusEnum)
  status: ConversationStatus;

  @Field(() => InvolvementEnum)
  involvement: Involvement;

  @Field(() => Boolean, { nullable: true })
  question: boolean | null;

  @Field(() => ColleagueType, { nullable: true })
  assignee: ColleagueType | null;

  @Field(() => Date, { nullable: true })
  dueAt: Date | null;

  @Field(() => Int, { nullable: true })
  normMinutes: number | null;

  @Field(() => Date, { nullable: true })
  snoozedUntil: Date | null;

  @Field(() => Int, { description: 'Other conversations that open with a copy of the same text, at most 99.' })
  similar: number;

  @Field(() => Int)
  version: number;

  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => String, { nullable: true })
  department: string | null;

  @Field(() => UrgencyEnum)
  urgency: Urgency;

  @Field(() => MessageKindEnum, { nullable: true })
  kind: MessageKind | null;

  @Field(() => SentimentEnum, { nullable: true })
  sentiment: Sentiment | null;

  @Field(() => Date, { nullable: true, description: 'The first promise to this citizen that is still open.' })
  followUpAt: Date | null;

  @Field(() => Boolean, { description: 'Asleep it stays, also when the citizen writes again.' })
  snoozeHolds: boolean;
}
