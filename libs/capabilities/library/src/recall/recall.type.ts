import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RecallKind } from './recall.js';

export const RecallKindEnum = { WRONG: 'WRONG', UNSAFE: 'UNSAFE' } as const;
registerEnumType(RecallKindEnum, { name: 'RecallKind' });

/** Not a person's choice, but what was found. */
export const RecallFoundEnum = { ANSWER: 'ANSWER', TEXT: 'TEXT' } as const;
registerEnumType(RecallFoundEnum, { name: 'RecallFound', description: 'By the answer it names, or by its text.' });

@ObjectType('Recall', {
  description: 'A published version that its author called back. Only a newer version replaces it.',
})
export class RecallType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'What was published.' })
  itemId: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => String)
  publisher: string;

  @Field(() => RecallKindEnum)
  kind: RecallKind;

  @Field(() => String)
  reason: string;

  @Field(() => Date)
  recalledAt: Date;
}

@ObjectType('RecallHere', { description: 'Why a text cannot be sent.' })
export class RecallHereType {
  @Field(() => RecallType)
  recall: RecallType;

  @Field(() => RecallFoundEnum)
  by: 'ANSWER' | 'TEXT';

  @Field(() => Boolean, { description: 'There is something to say instead.' })
  correctable: boolean;
}

@ObjectType('RenderedCorrection')
export class RenderedCorrectionType {
  @Field(() => RecallType)
  recall: RecallType;

  @Field(() => String)
  text: string;

  @Field(() => [String])
  missing: string[];
}

@ObjectType('PublishedVersion')
export class PublishedVersionType {
  @Field(() => Int)
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => String)
  body: string;

  @Field(() => Date)
  savedAt: Date;

  @Field(() => Boolean)
  recalled: boolean;
}

@InputType()
export class RecallTemplateInput {
  @Field(() => ID)
  templateId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => [Int])
  versions: number[];

  @Field(() => RecallKindEnum)
  kind: RecallKind;

  @Field(() => String, { description: 'All neighbours read it.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'What can be said instead, with variables.' })
  correction?: string | null;
}

@InputType()
export class ReleaseRecallInput {
  @Field(() => ID)
  recallId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID, { nullable: true, description: 'This conversation is another matter.' })
  conversationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'This own variant is another matter.' })
  answerId?: string | null;

  @Field(() => String)
  reason: string;
}

@InputType()
export class RecallHereInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID, { nullable: true })
  answerId?: string | null;

  @Field(() => Int, { nullable: true })
  answerVersion?: number | null;

  @Field(() => String)
  text: string;
}
