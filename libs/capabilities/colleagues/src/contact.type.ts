import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ContactKind } from './contact.js';

const ContactKindEnum = { DEPARTMENT: 'DEPARTMENT', PERSON: 'PERSON' } as const;
registerEnumType(ContactKindEnum, { name: 'ContactKind' });

@ObjectType('Contact')
class ContactType {
  @Field(() => ID)
  id: string;

  @Field(() => ContactKindEnum)
  kind: ContactKind;

  @Field(() => String)
  name: string;

  @Field(() => String)
  department: string;

  @Field(() => String)
  address: string;

  @Field(() => Int)
  version: number;
}

@ObjectType('ContactBook', { description: 'Whom this tenant asks, and how.' })
export class ContactBookType {
  @Field(() => [ContactType])
  contacts: ContactType[];

  @Field(() => [String], { description: 'Mail domains inside which others may be asked, and a question passed on.' })
  domains: string[];

  @Field(() => Int)
  answerDays: number;

  @Field(() => Int, { description: 'Of domains and days; 0 until somebody chose.' })
  version: number;
}

@InputType()
export class SaveContactInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true })
  version?: number | null;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ContactKindEnum)
  kind: ContactKind;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  department?: string | null;

  @Field(() => String)
  address: string;
}

@InputType()
export class RemoveContactInput {
  @Field(() => ID)
  contactId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType()
export class SaveAskingInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => [String])
  domains: string[];

  @Field(() => Int)
  answerDays: number;

  @Field(() => Int)
  version: number;
}
