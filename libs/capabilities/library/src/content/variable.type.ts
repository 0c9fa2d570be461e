import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VALUE_FORMATS, type ValueKind } from '@samenspraak/language/template';

export const ValueKindEnum = { TEXT: 'TEXT', LINK: 'LINK', PHONE: 'PHONE', DATE: 'DATE', NUMBER: 'NUMBER' } as const;
registerEnumType(ValueKindEnum, { name: 'ValueKind' });

const VARIABLE_FORMATS = Object.entries(VALUE_FORMATS)
  .filter(([, formats]) => formats.length > 0)
  .map(([kind, formats]) => `Of ${kind} ${formats.join(', ')}`)
  .join('; ');

@ObjectType('VariableUse', { description: 'An answer that needs a variable.' })
export class VariableUseType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;
}

@ObjectType('Variable')
export class VariableType {
  @Field(() => String)
  name: string;

  @Field(() => ValueKindEnum)
  kind: ValueKind;

  @Field(() => String, { nullable: true, description: VARIABLE_FORMATS })
  format: string | null;

  @Field(() => String, { nullable: true, description: 'Behind a number.' })
  unit: string | null;

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

  @Field(() => Int, { description: 'Answers that need it, also those that a colleague keeps to itself.' })
  usedIn: number;

  @Field(() => [VariableUseType], { description: 'Of these the ones that the person may see, at most 50.' })
  usedBy: VariableUseType[];

  @Field(() => [String], { description: 'Other variables whose value needs it.' })
  usedInValues: string[];
}

@InputType()
export class SetVariableInput {
  @Field(() => ID)
  expectedTenantId: string;

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
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  name: string;

  @Field(() => ValueKindEnum)
  kind: ValueKind;

  @Field(() => String, { nullable: true })
  format?: string | null;

  @Field(() => String, { nullable: true, description: 'Behind a number.' })
  unit?: string | null;

  @Field(() => String)
  description: string;
}

@InputType()
export class ChangeVariableInput extends AddVariableInput {}

@InputType()
export class RemoveVariableInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  name: string;
}
