import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { QueryDomainEnum } from '../monitoring-query.type.js';
import type { QueryDomain } from '../monitoring-query.js';

@InputType('QueryTestCaseInput')
export class QueryTestCaseInput {
  @Field(() => String)
  text: string;

  @Field(() => Boolean)
  mustMatch: boolean;
}

@InputType('SaveMonitoringQueryInput')
export class SaveMonitoringQueryInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  /** The version that was read; needed for a query that exists. */
  @Field(() => Int, { nullable: true })
  version?: number | null;

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

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => String)
  endsOn: string;

  @Field(() => Boolean)
  active: boolean;

  @Field(() => Boolean, { nullable: true })
  shared?: boolean | null;

  @Field(() => [QueryTestCaseInput], { nullable: true })
  testCases?: QueryTestCaseInput[] | null;
}
