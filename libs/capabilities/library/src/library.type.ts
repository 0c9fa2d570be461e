import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TenantType } from '@samenspraak/tenants';
import { TemplateDetailsType, TemplateScopeEnum } from './content/template-details.type.js';
import type { TemplateScope } from './content/template-scope.js';
import { RecallType } from './recall/recall.type.js';
import type { AdoptionState } from './sharing/shared-item.js';
import type { TemplateBlock } from './variable-definition.js';

export const AdoptionStateEnum = {
  NONE: 'NONE',
  FOLLOW: 'FOLLOW',
  OVERRIDE: 'OVERRIDE',
  FORK: 'FORK',
  DECLINED: 'DECLINED',
} as const;
registerEnumType(AdoptionStateEnum, { name: 'AdoptionState' });

export const TemplateBlockEnum = { GREETING: 'GREETING', BODY: 'BODY', CLOSING: 'CLOSING' } as const;
registerEnumType(TemplateBlockEnum, { name: 'TemplateBlock' });

@ObjectType('AnswerOrigin')
export class AnswerOriginType {
  @Field(() => Boolean)
  own: boolean;

  @Field(() => String)
  publisher: string;

  @Field(() => Int)
  version: number;
}

@ObjectType('Answer')
export class AnswerType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => String)
  preview: string;

  @Field(() => TemplateBlockEnum)
  block: TemplateBlock;

  @Field(() => AnswerOriginType)
  provenance: AnswerOriginType;

  @Field(() => String, { nullable: true })
  why: string | null;

  @Field(() => Int)
  usedCount: number;

  @Field(() => [String])
  missingVariables: string[];

  @Field(() => RecallType, { nullable: true, description: 'It was called back: nobody sends it any more.' })
  recall: RecallType | null;
}

@ObjectType('FilledVariable')
export class FilledVariableType {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}

@ObjectType('RenderedAnswer')
export class RenderedAnswerType {
  @Field(() => ID)
  answerId: string;

  @Field(() => Int, { description: 'Of the answer, for whoever sends it.' })
  answerVersion: number;

  @Field(() => String)
  text: string;

  @Field(() => String, { description: 'Without greeting and closing: for who has these already.' })
  body: string;

  @Field(() => String, { nullable: true, description: 'For a channel where the text is too long.' })
  short: string | null;

  @Field(() => [String])
  missing: string[];

  @Field(() => [FilledVariableType])
  filled: FilledVariableType[];
}

@ObjectType({ isAbstract: true })
abstract class TemplateTextType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => String)
  greeting: string;

  @Field(() => String)
  body: string;

  @Field(() => String)
  closing: string;

  @Field(() => TemplateBlockEnum)
  block: TemplateBlock;

  @Field(() => TemplateDetailsType)
  details: TemplateDetailsType;

  @Field(() => Int)
  version: number;
}

@ObjectType('Template')
export class TemplateType extends TemplateTextType {
  @Field(() => TemplateScopeEnum)
  scope: TemplateScope;

  @Field(() => [ID])
  teamIds: string[];

  @Field(() => Int, { nullable: true })
  publishedVersion: number | null;

  @Field(() => Int)
  usedCount: number;

  @Field(() => Date)
  updatedAt: Date;

  @Field(() => ID, { nullable: true, description: 'Under which it was shared.' })
  itemId: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a detached copy: what it was made from.' })
  originItemId: string | null;

  @Field(() => Int, { nullable: true })
  originVersion: number | null;
}

@ObjectType('AdoptedText', { description: 'The words in which a tenant uses what somebody else wrote.' })
export class AdoptedTextType {
  @Field(() => String)
  title: string;

  @Field(() => String)
  greeting: string;

  @Field(() => String)
  body: string;

  @Field(() => String)
  closing: string;
}

@ObjectType('SharedTemplate')
export class SharedTemplateType extends TemplateTextType {
  @Field(() => TenantType)
  publisher: TenantType;

  @Field(() => Date)
  publishedAt: Date;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => AdoptionStateEnum)
  adoption: AdoptionState;

  @Field(() => Int, { nullable: true })
  adoptedVersion: number | null;

  @Field(() => AdoptedTextType, { nullable: true, description: 'Our words; absent where we use none.' })
  here: AdoptedTextType | null;

  @Field(() => Boolean, { description: 'A newer version waits for our word.' })
  waiting: boolean;

  @Field(() => Date, { nullable: true })
  decideBefore: Date | null;

  @Field(() => Boolean, { description: 'We look at each new version before it is used.' })
  review: boolean;

  @Field(() => Boolean, { description: 'Its author took it back; who uses it keeps it.' })
  withdrawn: boolean;

  @Field(() => Int, { nullable: true, description: 'Of our decision; a change names the one that the person saw.' })
  revision: number | null;

  @Field(() => String, { nullable: true, description: 'Why we declined it.' })
  reason: string | null;

  @Field(() => Boolean)
  mine: boolean;

  @Field(() => [String])
  missingVariables: string[];
}

/** An empty topic is no topic. */
export function withTopic<T extends { readonly topic: string }>(row: T): T & { topic: string | null } {
  return { ...row, topic: row.topic || null } as T & { topic: string | null };
}
