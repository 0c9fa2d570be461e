import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ConversationStatusEnum } from '../conversation.enums.js';
import type { ConversationStatus } from '../conversation.js';
import type { EventKind } from './conversation-event.js';
import { EventKindEnum } from './work.enums.js';

@ObjectType('Tag')
export class TagType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType('FollowUp', { description: 'What was promised to a citizen, and until when.' })
export class FollowUpType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  promise: string;

  @Field(() => Date)
  dueAt: Date;

  @Field(() => String)
  promisedBy: string;

  @Field(() => Date, { nullable: true })
  doneAt: Date | null;
}

@ObjectType('LinkedConversation', { description: 'Another conversation of this tenant with the same citizen.' })
export class LinkedConversationType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  snippet: string;

  @Field(() => ConversationStatusEnum)
  status: ConversationStatus;

  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => Date)
  lastInboundAt: Date;
}

@ObjectType('ConversationEvent', { description: 'What happened to a conversation besides messages.' })
export class ConversationEventType {
  @Field(() => ID)
  id: string;

  @Field(() => EventKindEnum)
  kind: EventKind;

  @Field(() => Date)
  at: Date;

  @Field(() => String)
  by: string;

  @Field(() => String, { nullable: true })
  to: string | null;

  @Field(() => [String], { description: 'A tag, a moment, or aspect and choice by turns.' })
  what: readonly string[];
}

@ObjectType('BulkOutcome')
export class BulkOutcomeType {
  @Field(() => ID)
  conversationId: string;

  @Field(() => Boolean)
  done: boolean;

  @Field(() => String, { nullable: true, description: 'The code of why not.' })
  refusal: string | null;
}
