import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { personalKinds, type PersonalKind } from '@samenspraak/language/personal';
import { TenantType } from '@samenspraak/tenants';
import {
  audiences,
  questionMails,
  questionStates,
  type Audience,
  type QuestionMail,
  type QuestionState,
} from './question.js';

const enumOf = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [K in T]: K };

const AudienceEnum = enumOf(audiences);
registerEnumType(AudienceEnum, { name: 'AskAudience' });
const StateEnum = enumOf(questionStates);
registerEnumType(StateEnum, { name: 'ColleagueQuestionState' });
const MailEnum = enumOf(questionMails);
registerEnumType(MailEnum, { name: 'ColleagueQuestionMail', description: 'What became of the mail with the link.' });
export const PersonalKindEnum = enumOf(personalKinds);
registerEnumType(PersonalKindEnum, { name: 'PersonalKind' });
const NeighbourStateEnum = enumOf(['OPEN', 'ANSWERED', 'CLOSED'] as const);
registerEnumType(NeighbourStateEnum, { name: 'NeighbourQuestionState' });

@ObjectType('ColleagueAnswer')
export class QuestionAnswerType {
  @Field(() => ID)
  id: string;

  @Field(() => TenantType, { nullable: true, description: 'The neighbour; null for a colleague without a seat.' })
  from: TenantType | null;

  @Field(() => String)
  by: string;

  @Field(() => String)
  text: string;

  @Field(() => GraphQLISODateTime)
  answeredAt: Date;
}

@ObjectType('ColleagueQuestion', { description: 'Asked from a conversation, to who has no seat or to the neighbours.' })
export class QuestionType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => AudienceEnum)
  audience: Audience;

  @Field(() => String)
  text: string;

  @Field(() => String)
  toName: string;

  @Field(() => String)
  askedBy: string;

  @Field(() => Boolean)
  mine: boolean;

  @Field(() => GraphQLISODateTime)
  askedAt: Date;

  @Field(() => GraphQLISODateTime)
  endsAt: Date;

  @Field(() => StateEnum)
  state: QuestionState;

  @Field(() => Boolean)
  reminded: boolean;

  @Field(() => Int, { description: 'How often it was passed on.' })
  forwarded: number;

  @Field(() => MailEnum)
  mail: QuestionMail;

  @Field(() => [QuestionAnswerType])
  answers: QuestionAnswerType[];
}

@ObjectType('ColleagueQuestionPart')
export class QuestionPartType {
  @Field(() => String)
  text: string;

  @Field(() => PersonalKindEnum, { nullable: true })
  kind: PersonalKind | null;
}

@ObjectType('ColleagueQuestionPreview')
export class QuestionPreviewType {
  @Field(() => [QuestionPartType], { description: 'What was written, cut where it tells of a person.' })
  parts: QuestionPartType[];

  @Field(() => String, { description: 'Exactly what goes.' })
  text: string;

  @Field(() => [PersonalKindEnum])
  kinds: PersonalKind[];
}

@InputType()
export class ColleagueQuestionPreviewInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => AudienceEnum)
  audience: Audience;

  @Field(() => String)
  text: string;
}

@InputType()
export class AskColleagueInput {
  @Field(() => ID)
  commandId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => AudienceEnum)
  audience: Audience;

  @Field(() => String, { description: 'Exactly what goes: for neighbours as the preview gave it.' })
  text: string;

  @Field(() => ID, { nullable: true })
  contactId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of who does not stand in the book.' })
  address?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Left out: every neighbour that signed.' })
  memberIds?: string[] | null;
}

@InputType()
export class RevokeColleagueQuestionInput {
  @Field(() => ID)
  colleagueQuestionId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@ObjectType('NeighbourQuestion', { description: 'What another member asks this tenant.' })
export class NeighbourQuestionType {
  @Field(() => ID)
  id: string;

  @Field(() => TenantType)
  from: TenantType;

  @Field(() => String)
  text: string;

  @Field(() => String)
  topic: string;

  @Field(() => GraphQLISODateTime)
  askedAt: Date;

  @Field(() => GraphQLISODateTime)
  endsAt: Date;

  @Field(() => NeighbourStateEnum)
  state: 'OPEN' | 'ANSWERED' | 'CLOSED';

  @Field(() => String, { nullable: true })
  answer: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  answeredAt: Date | null;

  @Field(() => String, { nullable: true })
  answeredBy: string | null;
}

@InputType()
export class AnswerNeighbourInput {
  @Field(() => ID)
  neighbourQuestionId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  text: string;
}
