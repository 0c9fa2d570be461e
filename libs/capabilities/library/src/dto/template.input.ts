import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { TemplateBlockEnum } from '../library.type.js';
import type { TemplateBlock } from '../variable-definition.js';

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

  @Field(() => Int, { nullable: true })
  version?: number | null;
}

@InputType()
export class SetVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}
