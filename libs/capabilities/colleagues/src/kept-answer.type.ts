import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import type { PersonalKind } from '@samenspraak/language/personal';
import { TenantType } from '@samenspraak/tenants';
import { PersonalKindEnum, QuestionPartType } from './question.type.js';

@ObjectType('KeptAnswer', { description: 'An answer as it may be kept for everybody: without the citizen.' })
export class KeptAnswerType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  text: string;

  @Field(() => String)
  by: string;

  @Field(() => String, { description: 'Of who answered, as the address book has it; empty when it does not.' })
  department: string;

  @Field(() => TenantType, { nullable: true, description: 'The neighbour; null for a colleague without a seat.' })
  from: TenantType | null;

  @Field(() => GraphQLISODateTime)
  answeredAt: Date;

  @Field(() => [QuestionPartType], { description: 'What was asked, cut where it tells of a person.' })
  asked: QuestionPartType[];

  @Field(() => [QuestionPartType], { description: 'What was answered, cut where it tells of a person.' })
  answered: QuestionPartType[];

  @Field(() => [PersonalKindEnum])
  kinds: PersonalKind[];
}
