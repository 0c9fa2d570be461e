import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ArticleKind, Importance, Section } from './article.js';

export const ArticleKindEnum = {
  ARTICLE: 'ARTICLE',
  INSTRUCTION: 'INSTRUCTION',
  PLAN: 'PLAN',
  NEWS: 'NEWS',
} as const;
registerEnumType(ArticleKindEnum, { name: 'ArticleKind' });
export const ImportanceEnum = { NORMAL: 'NORMAL', IMPORTANT: 'IMPORTANT' } as const;
registerEnumType(ImportanceEnum, { name: 'Importance' });

@ObjectType('ArticleSection')
export class ArticleSectionType {
  @Field(() => String)
  heading: string;

  @Field(() => String)
  text: string;
}

@ObjectType('Article')
export class ArticleType {
  @Field(() => ID)
  id: string;

  @Field(() => ArticleKindEnum)
  kind: ArticleKind;

  @Field(() => String)
  title: string;

  @Field(() => String)
  topic: string;

  @Field(() => [ArticleSectionType])
  sections: readonly Section[];

  @Field(() => String, { nullable: true, description: 'A day, included; so are the others.' })
  validFrom: string | null;

  @Field(() => String, { nullable: true })
  validUntil: string | null;

  @Field(() => String, { nullable: true })
  reviewOn: string | null;

  @Field(() => [String], { description: 'Who may see it; empty: everybody who works here.' })
  roles: readonly string[];

  @Field(() => [ID])
  related: readonly string[];

  @Field(() => ImportanceEnum)
  importance: Importance;

  @Field(() => Boolean)
  mustConfirm: boolean;

  @Field(() => ID)
  ownerId: string;

  @Field(() => String)
  ownerName: string;

  @Field(() => Int)
  version: number;

  @Field(() => Date)
  changedAt: Date;

  @Field(() => String)
  changedBy: string;

  @Field(() => Int, { nullable: true, description: 'The version that the person who asks confirmed last.' })
  confirmedVersion: number | null;
}

@ObjectType('ArticleFile')
export class ArticleFileType {
  @Field(() => ID)
  fileId: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  mediaType: string;

  @Field(() => Int)
  bytes: number;
}

@ObjectType('ArticleVersion')
export class ArticleVersionType {
  @Field(() => Int)
  version: number;

  @Field(() => Date)
  savedAt: Date;

  @Field(() => String)
  savedBy: string;

  @Field(() => String)
  title: string;

  @Field(() => [ArticleSectionType])
  sections: readonly Section[];
}

@ObjectType('ArticleReader')
export class ArticleReaderType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => Date, { nullable: true })
  confirmedAt: Date | null;
}

@InputType()
export class ArticleSectionInput {
  @Field(() => String)
  heading: string;

  @Field(() => String)
  text: string;
}

@InputType()
export class SaveArticleInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the person saw.' })
  version?: number | null;

  @Field(() => ArticleKindEnum)
  kind: ArticleKind;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true })
  topic?: string | null;

  @Field(() => [ArticleSectionInput])
  sections: ArticleSectionInput[];

  @Field(() => String, { nullable: true })
  validFrom?: string | null;

  @Field(() => String, { nullable: true })
  validUntil?: string | null;

  @Field(() => String, { nullable: true })
  reviewOn?: string | null;

  @Field(() => [String], { nullable: true })
  roles?: string[] | null;

  @Field(() => [ID], { nullable: true })
  relatedIds?: string[] | null;

  @Field(() => ImportanceEnum, { nullable: true })
  importance?: Importance | null;

  @Field(() => Boolean, { nullable: true })
  mustConfirm?: boolean | null;

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => [ID], { nullable: true })
  addFileIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  removeFileIds?: string[] | null;
}
