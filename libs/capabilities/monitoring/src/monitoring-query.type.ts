import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import {
  queryDomains,
  queryStates,
  type MonitoringQueryView,
  type QueryDomain,
  type QueryState,
} from './monitoring-query.js';
import { personFindingKinds, type PersonFindingKind } from './person-filter.js';

const named = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>;

export const QueryDomainEnum = named(queryDomains);
registerEnumType(QueryDomainEnum, { name: 'QueryDomain' });

const QueryStateEnum = named(queryStates);
registerEnumType(QueryStateEnum, { name: 'QueryState' });

const PersonFindingKindEnum = named(personFindingKinds);
registerEnumType(PersonFindingKindEnum, { name: 'PersonFindingKind' });

/** What people say of a query, as it is asked for and as it is shown. */
@ObjectType({ isAbstract: true })
@InputType('QueryWordsInput', { isAbstract: true })
export abstract class QueryWords {
  @Field(() => String)
  name: string;

  @Field(() => String)
  text: string;

  @Field(() => String)
  purpose: string;

  @Field(() => QueryDomainEnum)
  domain: QueryDomain;

  @Field(() => String)
  legalBasis: string;
}

@ObjectType('PersonFinding')
export class PersonFindingType {
  @Field(() => PersonFindingKindEnum)
  kind: PersonFindingKind;

  @Field(() => String)
  text: string;

  @Field(() => Int)
  start: number;

  @Field(() => Int)
  end: number;
}

@ObjectType('QueryRelease')
export class QueryReleaseType {
  @Field(() => String)
  byName: string;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String)
  reason: string;

  @Field(() => Boolean)
  released: boolean;
}

@ObjectType('QueryTestCase')
export class QueryTestCaseType {
  @Field(() => String)
  text: string;

  @Field(() => Boolean)
  mustMatch: boolean;

  @Field(() => Boolean)
  matches: boolean;
}

@ObjectType('MonitoringQuery')
export class MonitoringQueryType extends QueryWords {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  canonical: string;

  @Field(() => ID)
  ownerId: string;

  @Field(() => String)
  ownerName: string;

  @Field(() => String)
  endsOn: string;

  @Field(() => Boolean)
  active: boolean;

  @Field(() => Int)
  matchesLastMonth: number;

  @Field(() => QueryStateEnum)
  state: QueryState;

  @Field(() => Int)
  version: number;

  @Field(() => Boolean)
  shared: boolean;

  @Field(() => TenantType, { nullable: true })
  adoptedFrom: TenantType | null;

  @Field(() => [PersonFindingType])
  personFindings: readonly PersonFindingType[];

  @Field(() => QueryReleaseType, { nullable: true })
  release: QueryReleaseType | null;

  @Field(() => [QueryTestCaseType])
  testCases: readonly QueryTestCaseType[];

  @Field(() => String, { nullable: true })
  purgesOn: string | null;
}

export const toQueryType = (query: MonitoringQueryView): MonitoringQueryType => ({
  ...query,
  adoptedFrom: query.adoptedFrom && toTenantType(query.adoptedFrom),
});
