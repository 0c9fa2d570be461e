import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RecallKindEnum, RecallType, type RecallWish } from '@samenspraak/library';
import { ArticleSectionType } from '../articles/article.type.js';
import type { Section } from '../articles/article.js';

@ObjectType('StandingVersion')
class StandingVersionType {
  @Field(() => Int)
  version: number;

  @Field(() => [ArticleSectionType])
  sections: readonly Section[];
}

@ObjectType('ArticleRecall', { description: 'A recall with what is said instead.' })
export class ArticleRecallType extends RecallType {
  @Field(() => String, { nullable: true })
  correction: string | null;

  @Field(() => StandingVersionType, { nullable: true, description: 'The newest version that stands.' })
  standing: StandingVersionType | null;
}

@InputType()
export class RecallArticleInput {
  @Field(() => ID)
  articleId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => [Int])
  versions: number[];

  @Field(() => RecallKindEnum)
  kind: RecallWish['kind'];

  @Field(() => String, { description: 'All neighbours read it.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'What is right instead.' })
  correction?: string | null;
}

@InputType()
export class ReleaseArticleRecallInput {
  @Field(() => ID)
  recallId: string;

  @Field(() => ID, { description: 'An own article, or the neighbour’s that is used here in words of our own.' })
  articleId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  reason: string;
}
