import { Field, ID, InputType } from '@nestjs/graphql';
import { QueryDomainEnum } from '../monitoring.type.js';
import type { QueryDomain } from '../monitoring-query.js';

@InputType('SaveMonitoringQueryInput')
export class SaveMonitoringQueryInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

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

  @Field(() => String)
  endsOn: string;

  @Field(() => Boolean)
  active: boolean;
}
