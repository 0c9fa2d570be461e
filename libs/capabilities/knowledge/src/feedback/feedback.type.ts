import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { EntryKind } from '../search/entry.js';
import { KnowledgeKindEnum } from '../search/search.type.js';
import type { FeedbackKind } from './feedback.repository.js';

export const FeedbackKindEnum = { FOUND: 'FOUND', NOT_FOUND: 'NOT_FOUND', WRONG: 'WRONG' } as const;
registerEnumType(FeedbackKindEnum, { name: 'KnowledgeFeedbackKind' });

@ObjectType('KnowledgeFeedback')
export class KnowledgeFeedbackType {
  @Field(() => ID)
  id: string;

  @Field(() => FeedbackKindEnum)
  kind: FeedbackKind;

  @Field(() => KnowledgeKindEnum, { nullable: true })
  subjectKind: EntryKind | null;

  @Field(() => ID, { nullable: true })
  subjectId: string | null;

  @Field(() => String)
  subjectTitle: string;

  @Field(() => String)
  note: string;

  @Field(() => String)
  by: string;

  @Field(() => Date)
  at: Date;
}

@ObjectType('FeedbackCount')
export class FeedbackCountType {
  @Field(() => Int)
  found: number;

  @Field(() => Int)
  wrong: number;
}

@InputType()
export class KnowledgeFeedbackInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => FeedbackKindEnum)
  kind: FeedbackKind;

  @Field(() => ID, { nullable: true })
  subjectId?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}
