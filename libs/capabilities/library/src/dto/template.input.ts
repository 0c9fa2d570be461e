import { Field, ID, InputType, Int } from '@nestjs/graphql';

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
