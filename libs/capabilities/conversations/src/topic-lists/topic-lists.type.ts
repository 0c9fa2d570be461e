import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ListKind } from './topic-list.js';

export const ListKindEnum = { TOPICS: 'TOPICS', DEPARTMENTS: 'DEPARTMENTS' } as const;
registerEnumType(ListKindEnum, { name: 'TopicListKind' });

@ObjectType('KeptDepartment', { description: 'A department as who keeps the list sees it.' })
export class KeptDepartmentType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'False: it can no longer be chosen; conversations that have it keep it.' })
  active: boolean;

  @Field(() => Int)
  version: number;

  @Field(() => [String], { description: 'Names it had before.' })
  former: string[];

  @Field(() => Date, { nullable: true })
  changedAt: Date | null;

  @Field(() => String, { nullable: true })
  changedBy: string | null;
}

@ObjectType('KeptTopic', { description: 'A topic as who keeps the list sees it.' })
export class KeptTopicType extends KeptDepartmentType {
  @Field(() => Boolean, { description: 'Answered with four eyes.' })
  sensitive: boolean;

  @Field(() => [String], { description: 'Words that propose it.' })
  words: string[];

  @Field(() => ID, { nullable: true, description: 'The department that it goes to.' })
  departmentId: string | null;
}

@ObjectType('TopicLists')
export class TopicListsType {
  @Field(() => [KeptTopicType])
  topics: KeptTopicType[];

  @Field(() => [KeptDepartmentType])
  departments: KeptDepartmentType[];
}

@InputType()
export class SaveDepartmentInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID, { nullable: true, description: 'Absent: a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true })
  version?: number | null;

  @Field(() => String)
  name: string;

  @Field(() => Boolean)
  active: boolean;
}

@InputType()
export class SaveTopicInput extends SaveDepartmentInput {
  @Field(() => Boolean)
  sensitive: boolean;

  @Field(() => [String])
  words: string[];

  @Field(() => ID, { nullable: true })
  departmentId?: string | null;
}

@InputType()
export class OrderTopicListInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ListKindEnum)
  kind: ListKind;

  @Field(() => [ID])
  ids: string[];
}
