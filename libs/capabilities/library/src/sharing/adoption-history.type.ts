import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SharedFieldType } from './sharing.type.js';

export const UsedAsEnum = { FOLLOW: 'FOLLOW', OVERRIDE: 'OVERRIDE', FORK: 'FORK' } as const;
registerEnumType(UsedAsEnum, { name: 'UsedAs' });

@ObjectType('EarlierText', { description: 'A text of another that this tenant decided to use once.' })
export class AdoptedTextType {
  @Field(() => Int, { description: 'Of the decision.' })
  revision: number;

  @Field(() => UsedAsEnum)
  state: keyof typeof UsedAsEnum;

  @Field(() => Int, { description: "The author's version that it was made from." })
  version: number;

  @Field(() => Date)
  decidedAt: Date;

  @Field(() => String)
  decidedByName: string;

  @Field(() => Boolean, { description: 'That version was called back: it does not come back.' })
  recalled: boolean;

  @Field(() => [SharedFieldType])
  fields: SharedFieldType[];
}

@ObjectType('RestoredText')
export class RestoredTextType {
  @Field(() => ID, {
    nullable: true,
    description: 'The own template that it became; null where it is our variant again.',
  })
  templateId: string | null;
}

@InputType()
export class RestoreAdoptedTextInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID)
  sharedTemplateId: string;

  @Field(() => Int, { description: 'The `revision` of the text that comes back.' })
  from: number;

  @Field(() => Int, { description: 'Of the decision that the person saw.' })
  revision: number;
}
