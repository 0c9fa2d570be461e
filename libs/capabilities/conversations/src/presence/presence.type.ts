import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ColleagueType } from '../conversation.type.js';
import { presenceDoings, type PresenceDoing } from './presence.js';

const PresenceDoingEnum = Object.fromEntries(presenceDoings.map((doing) => [doing, doing])) as Record<
  PresenceDoing,
  PresenceDoing
>;
registerEnumType(PresenceDoingEnum, { name: 'PresenceDoing' });

@ObjectType('Presence', { description: 'A colleague who is in the conversation now; all screens of a person are one.' })
export class PresenceType {
  @Field(() => ColleagueType)
  colleague: ColleagueType;

  @Field(() => PresenceDoingEnum)
  doing: PresenceDoing;

  @Field(() => Date)
  since: Date;

  @Field(() => Boolean, { description: 'The answer is this person’s until it is sent, left or silent for a minute.' })
  holds: boolean;
}

@ObjectType('ColleagueDraft', { description: 'What a colleague has written and not sent.' })
export class ColleagueDraftType {
  @Field(() => ColleagueType)
  colleague: ColleagueType;

  @Field(() => String)
  text: string;

  @Field(() => ID, { nullable: true })
  answerId: string | null;

  @Field(() => Int, { nullable: true })
  answerVersion: number | null;

  @Field(() => Date)
  savedAt: Date;
}

@InputType({ isAbstract: true })
abstract class ScreenInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID, { description: 'Made by the page when it is opened.' })
  screenId: string;
}

@InputType()
export class AttendConversationInput extends ScreenInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => PresenceDoingEnum)
  doing: PresenceDoing;
}

@InputType()
export class LeaveConversationInput extends ScreenInput {}

@InputType()
export class TakeOverAnswerInput extends ScreenInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID, { description: 'Who held the answer when the person decided.' })
  colleagueId: string;
}
