import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RecallType, type Recall } from '@samenspraak/library';
import type { EntryKind } from './entry.js';

export const KnowledgeKindEnum = {
  ARTICLE: 'ARTICLE',
  INSTRUCTION: 'INSTRUCTION',
  PLAN: 'PLAN',
  NEWS: 'NEWS',
  TEMPLATE: 'TEMPLATE',
  ADOPTED: 'ADOPTED',
  QUESTION: 'QUESTION',
  SHARED: 'SHARED',
} as const;
registerEnumType(KnowledgeKindEnum, {
  name: 'KnowledgeKind',
  description: 'ADOPTED is a template of a neighbour, SHARED an article of one.',
});

@ObjectType('WordMatch')
export class WordMatchType {
  @Field(() => String)
  asked: string;

  @Field(() => String)
  found: string;
}

@ObjectType('FoundKnowledge')
export class FoundKnowledgeType {
  @Field(() => KnowledgeKindEnum)
  kind: EntryKind;

  @Field(() => ID, { description: 'Of the article, template or question itself.' })
  sourceId: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => String)
  topic: string;

  @Field(() => String)
  summary: string;

  @Field(() => Date)
  changedAt: Date;

  @Field(() => [WordMatchType], { description: 'Why it was found; empty when the words stand further on in its text.' })
  because: readonly WordMatchType[];

  @Field(() => RecallType, { nullable: true, description: 'Its author called it back: nobody uses it any more.' })
  recall: Recall | null;
}

@ObjectType('KnowledgeSearch')
export class KnowledgeSearchType {
  @Field(() => [FoundKnowledgeType])
  found: readonly FoundKnowledgeType[];

  @Field(() => [WordMatchType], { description: 'Words that nobody uses here, and what they were read as.' })
  meant: readonly WordMatchType[];

  @Field(() => Boolean, { description: 'Nothing holds all words; these hold some.' })
  partly: boolean;
}
