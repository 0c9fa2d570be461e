import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  TemplateScopeEnum,
  TemplateSensitivityEnum,
  type TemplateSensitivity,
} from '../content/template-details.type.js';
import type { TemplateScope } from '../content/template-scope.js';
import { TemplateBlockEnum } from '../library.type.js';
import type { TemplateBlock } from '../variable-definition.js';

@InputType()
export class TemplateDetailsInput {
  @Field(() => String, { nullable: true })
  short?: string | null;

  @Field(() => String, { nullable: true })
  audience?: string | null;

  @Field(() => String, { nullable: true })
  source?: string | null;

  @Field(() => ID, { nullable: true, description: 'A colleague of this tenant.' })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: 'A day: 2027-01-31.' })
  reviewOn?: string | null;

  @Field(() => String, { nullable: true })
  language?: string | null;

  @Field(() => TemplateSensitivityEnum, { nullable: true })
  sensitivity?: TemplateSensitivity | null;
}

@InputType()
export class SaveTemplateInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true })
  topic?: string | null;

  @Field(() => String)
  greeting: string;

  @Field(() => String)
  body: string;

  @Field(() => String)
  closing: string;

  @Field(() => TemplateBlockEnum, { nullable: true })
  block?: TemplateBlock | null;

  @Field(() => TemplateDetailsInput, { nullable: true, description: 'Absent: as they were.' })
  details?: TemplateDetailsInput | null;

  @Field(() => TemplateScopeEnum, { nullable: true, description: 'Absent: as it was; of a new one everybody.' })
  scope?: TemplateScope | null;

  @Field(() => [ID], { nullable: true, description: 'Of a team: the colleagues beside the writer.' })
  teamIds?: string[] | null;

  @Field(() => Int, { nullable: true })
  version?: number | null;
}
