import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { Choice } from './template-sharing.js';
import type { UpdateChoice } from './sharing.service.js';

export const SharingChoiceEnum = {
  FOLLOW: 'FOLLOW',
  OVERRIDE: 'OVERRIDE',
  FORK: 'FORK',
  DECLINED: 'DECLINED',
} as const;
registerEnumType(SharingChoiceEnum, {
  name: 'SharingChoice',
  description:
    'FOLLOW: new versions come by themselves. OVERRIDE: with words of our own. FORK: an own template from now on. DECLINED: not for us.',
});
export const UpdateChoiceEnum = { ACCEPT: 'ACCEPT', THEIRS: 'THEIRS', KEEP: 'KEEP', EDIT: 'EDIT' } as const;
registerEnumType(UpdateChoiceEnum, {
  name: 'UpdateChoice',
  description: 'ACCEPT: the proposal. THEIRS: the new text as it is. KEEP: ours. EDIT: what we made of it.',
});

@InputType()
export class SharedFieldInput {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}

/** One of the four decisions about what a neighbour shares. */
@InputType({ isAbstract: true })
export abstract class SharingChoiceInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => SharingChoiceEnum)
  choice: Choice['choice'];

  @Field(() => Boolean, { nullable: true, description: 'Of FOLLOW: look at each new version first.' })
  review?: boolean | null;

  @Field(() => [SharedFieldInput], { nullable: true, description: 'Of OVERRIDE: the words of our own.' })
  fields?: SharedFieldInput[] | null;

  @Field(() => String, { nullable: true, description: 'Of DECLINED.' })
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of the decision that the person saw.' })
  revision?: number | null;
}

/** What one does with a version that waits. */
@InputType({ isAbstract: true })
export abstract class UpdateChoiceInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int, { description: 'The new version that the person saw.' })
  version: number;

  @Field(() => Int)
  revision: number;

  @Field(() => UpdateChoiceEnum)
  choice: UpdateChoice;

  @Field(() => [SharedFieldInput], { nullable: true, description: 'Of EDIT.' })
  fields?: SharedFieldInput[] | null;
}

@InputType()
export class ChooseSharedTemplateInput extends SharingChoiceInput {
  @Field(() => ID)
  sharedTemplateId: string;
}

@InputType()
export class SettleTemplateUpdateInput extends UpdateChoiceInput {
  @Field(() => ID)
  sharedTemplateId: string;
}

@InputType()
export class WithdrawTemplateInput {
  @Field(() => ID)
  templateId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType()
export class RestoreTemplateInput {
  @Field(() => ID)
  templateId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int)
  version: number;

  @Field(() => Int, { description: 'The newest version that the person saw.' })
  seenVersion: number;
}

@InputType()
export class AgreePublicationInput {
  @Field(() => ID)
  publicationId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType()
export class ReturnPublicationInput extends AgreePublicationInput {
  @Field(() => String)
  remark: string;
}
