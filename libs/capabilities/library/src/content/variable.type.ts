import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ValueKind } from '@samenspraak/language/template';

export const ValueKindEnum = { TEXT: 'TEXT', LINK: 'LINK', PHONE: 'PHONE', DATE: 'DATE', NUMBER: 'NUMBER' } as const;
registerEnumType(ValueKindEnum, { name: 'ValueKind' });

@ObjectType('Variable')
export class VariableType {
  @Field(() => String)
  name: string;

  @Field(() => ValueKindEnum)
  kind: ValueKind;

  @Field(() => String, { nullable: true, description: 'Of a date LONG, WEEKDAY or SHORT; of a number PLAIN or EURO.' })
  format: string | null;

  @Field(() => String, { nullable: true, description: 'As it was written.' })
  value: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As a citizen reads it; absent where there is none, also because values use each other in a circle.',
  })
  shown: string | null;

  @Field(() => Int, { description: 'Of the value; 0 as long as there is none.' })
  version: number;

  @Field(() => String)
  description: string;

  @Field(() => Boolean, { description: 'Added by this tenant.' })
  own: boolean;

  @Field(() => Int)
  usedIn: number;
}

@InputType()
export class SetVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the value that the person saw; absent or 0 when there was none.',
  })
  version?: number | null;
}

@InputType()
export class AddVariableInput {
  @Field(() => String)
  name: string;

  @Field(() => ValueKindEnum)
  kind: ValueKind;

  @Field(() => String, { nullable: true })
  format?: string | null;

  @Field(() => String)
  description: string;
}
