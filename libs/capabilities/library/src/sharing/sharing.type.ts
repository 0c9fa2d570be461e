import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SharedTemplateType } from '../library.type.js';
import type { PublicationState } from './publication.repository.js';
import type { SharedKind } from './shared-content.js';
import type { MergeState } from './three-way-merge.js';

export const SharedKindEnum = {
  TEMPLATE: 'TEMPLATE',
  ARTICLE: 'ARTICLE',
  INSTRUCTION: 'INSTRUCTION',
  PLAN: 'PLAN',
} as const;
registerEnumType(SharedKindEnum, { name: 'SharedKind' });
const PublicationStateEnum = {
  REQUESTED: 'REQUESTED',
  PUBLISHED: 'PUBLISHED',
  RETURNED: 'RETURNED',
  REPLACED: 'REPLACED',
} as const;
registerEnumType(PublicationStateEnum, { name: 'PublicationState' });
const MergeStateEnum = { SAME: 'SAME', OURS: 'OURS', THEIRS: 'THEIRS', BOTH: 'BOTH', CONFLICT: 'CONFLICT' } as const;
registerEnumType(MergeStateEnum, {
  name: 'MergeState',
  description: 'Who changed a field since both had the same text. CONFLICT: both changed the same words.',
});

@ObjectType('SharedField', { description: 'One field of a text: title, greeting, body, closing, details.short …' })
export class SharedFieldType {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}

@ObjectType('SharedVersion')
export class SharedVersionType {
  @Field(() => Int)
  version: number;

  @Field(() => Date)
  publishedAt: Date;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => [SharedFieldType])
  fields: SharedFieldType[];
}

@ObjectType('MergedField')
export class MergedFieldType {
  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What both started from.' })
  base: string;

  @Field(() => String)
  ours: string;

  @Field(() => String)
  theirs: string;

  @Field(() => String, { description: 'A proposal; where both changed the same words it keeps ours.' })
  merged: string;

  @Field(() => MergeStateEnum)
  state: MergeState;
}

@ObjectType('SharedTemplateDetail')
export class SharedTemplateDetailType {
  @Field(() => [SharedVersionType], { description: 'The newest first, at most 50.' })
  versions: SharedVersionType[];

  @Field(() => [MergedFieldType], { description: 'Empty where no new version waits.' })
  merge: MergedFieldType[];

  @Field(() => [String], { description: 'Colleagues who can fill in what is missing.' })
  whoFills: string[];
}

@ObjectType('ChosenTemplate')
export class ChosenTemplateType {
  @Field(() => SharedTemplateType)
  template: SharedTemplateType;

  @Field(() => ID, { nullable: true, description: 'The own template that a detached copy became.' })
  forkId: string | null;
}

@ObjectType('Publication', { description: 'A text that somebody wants to share, exactly as it was asked.' })
export class PublicationType {
  @Field(() => ID)
  id: string;

  @Field(() => SharedKindEnum)
  kind: SharedKind;

  @Field(() => ID)
  sourceId: string;

  @Field(() => Int)
  version: number;

  @Field(() => [SharedFieldType])
  fields: SharedFieldType[];

  @Field(() => [SharedFieldType], { description: 'What the partnership sees now; empty for something new.' })
  before: SharedFieldType[];

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => PublicationStateEnum)
  state: PublicationState;

  @Field(() => String)
  requestedByName: string;

  @Field(() => Date)
  requestedAt: Date;

  @Field(() => String, { nullable: true })
  decidedByName: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true })
  remark: string | null;

  @Field(() => Boolean)
  mayDecide: boolean;
}

@ObjectType('TemplateRevision')
export class TemplateRevisionType {
  @Field(() => Int)
  version: number;

  @Field(() => Date)
  savedAt: Date;

  @Field(() => String)
  savedByName: string;

  @Field(() => [SharedFieldType])
  fields: SharedFieldType[];
}

@ObjectType('Contribution', { description: 'Something that this tenant shared.' })
export class ContributionType {
  @Field(() => ID)
  itemId: string;

  @Field(() => String)
  title: string;

  @Field(() => Int)
  version: number;

  @Field(() => Boolean)
  withdrawn: boolean;

  @Field(() => Int, { nullable: true, description: 'How many use it; null where fewer than five do.' })
  adopters: number | null;
}
