import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

/** Absent is not sensitive. */
export const TemplateSensitivityEnum = { SENSITIVE: 'SENSITIVE' } as const;
export type TemplateSensitivity = keyof typeof TemplateSensitivityEnum;
registerEnumType(TemplateSensitivityEnum, { name: 'TemplateSensitivity' });

@ObjectType('TemplateDetails')
export class TemplateDetailsType {
  @Field(() => String, { nullable: true, description: 'A body for channels where the whole one is too long.' })
  short?: string | null;

  @Field(() => String, { nullable: true })
  audience?: string | null;

  @Field(() => String, { nullable: true, description: 'The law or policy that it rests on.' })
  source?: string | null;

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: 'A day: 2027-01-31.' })
  reviewOn?: string | null;

  @Field(() => String, { nullable: true })
  language?: string | null;

  @Field(() => TemplateSensitivityEnum, { nullable: true })
  sensitivity?: TemplateSensitivity | null;
}

export const TemplateScopeEnum = { PERSONAL: 'PERSONAL', TEAM: 'TEAM', TENANT: 'TENANT' } as const;
registerEnumType(TemplateScopeEnum, {
  name: 'TemplateScope',
  description: 'Who of the tenant sees and uses it: its writer, colleagues that it names beside, or everybody.',
});
