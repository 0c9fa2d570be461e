import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  AdoptionStateEnum,
  type AdoptionState,
  type Recall,
  RecallType,
  SharedFieldType,
  SharingChoiceInput,
  UpdateChoiceInput,
} from '@samenspraak/library';
import type { Section, SharedArticleKind } from '../articles/article.js';
import { ArticleKindEnum, ArticleSectionType } from '../articles/article.type.js';

@ObjectType('ArticleText', { description: 'The words in which a tenant uses what somebody else wrote.' })
class ArticleTextType {
  @Field(() => String)
  title: string;

  @Field(() => String)
  topic: string;

  @Field(() => [ArticleSectionType])
  sections: readonly Section[];
}

@ObjectType('SharedArticle')
export class SharedArticleType extends ArticleTextType {
  @Field(() => ID)
  id: string;

  @Field(() => ArticleKindEnum)
  kind: SharedArticleKind;

  @Field(() => String)
  publisher: string;

  @Field(() => Int)
  version: number;

  @Field(() => Date)
  publishedAt: Date;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => Boolean, { description: 'Its author took it back; who uses it keeps it.' })
  withdrawn: boolean;

  @Field(() => Boolean)
  mine: boolean;

  @Field(() => AdoptionStateEnum)
  adoption: AdoptionState;

  @Field(() => Int, { nullable: true })
  adoptedVersion: number | null;

  @Field(() => ArticleTextType, { nullable: true })
  here: ArticleTextType | null;

  @Field(() => [SharedFieldType], {
    description: 'The words in use here, else those of the author: title, topic, section.1.text …',
  })
  fields: SharedFieldType[];

  @Field(() => Boolean, { description: 'A newer version waits for this tenant’s word.' })
  waiting: boolean;

  @Field(() => Date, { nullable: true })
  decideBefore: Date | null;

  @Field(() => Boolean, { description: 'Each new version is looked at before it is used.' })
  review: boolean;

  @Field(() => Int, { nullable: true })
  revision: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  reason: string | null;

  @Field(() => RecallType, { nullable: true, description: 'Nobody uses this version any more.' })
  recall: Recall | null;
}

@ObjectType('ArticleShared', { description: 'What neighbours have of an own article.' })
export class ArticleSharedType {
  @Field(() => Int)
  version: number;

  @Field(() => Boolean)
  withdrawn: boolean;
}

@ObjectType('ChosenArticle')
export class ChosenArticleType {
  @Field(() => SharedArticleType)
  article: SharedArticleType;

  @Field(() => ID, { nullable: true, description: 'The own article that a detached copy became.' })
  forkId: string | null;
}

@InputType()
export class ChooseSharedArticleInput extends SharingChoiceInput {
  @Field(() => ID)
  sharedArticleId: string;
}

@InputType()
export class SettleArticleUpdateInput extends UpdateChoiceInput {
  @Field(() => ID)
  sharedArticleId: string;
}
