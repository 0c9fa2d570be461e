import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { QueryWords } from '../monitoring-query.type.js';

@InputType('QueryTestCaseInput')
export class QueryTestCaseInput {
  @Field(() => String)
  text: string;

  @Field(() => Boolean)
  mustMatch: boolean;
}

@InputType('SaveMonitoringQueryInput')
export class SaveMonitoringQueryInput extends QueryWords {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  /** The version that was read; needed for a query that exists. */
  @Field(() => Int, { nullable: true })
  version?: number | null;

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
