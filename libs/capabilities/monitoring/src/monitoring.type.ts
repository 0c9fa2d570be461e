import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import { queryDomains, type MonitoringQueryView, type QueryDomain } from './monitoring-query.js';
import { triageSentence } from './triage.js';
import type { TriagePost } from './triage.service.js';

export const QueryDomainEnum = Object.fromEntries(queryDomains.map((name) => [name, name])) as Record<
  QueryDomain,
  QueryDomain
>;
registerEnumType(QueryDomainEnum, { name: 'QueryDomain' });

@ObjectType('MonitoringQuery')
export class MonitoringQueryType implements MonitoringQueryView {
  @Field(() => ID)
  id: string;

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
  ownerName: string;

  @Field(() => String)
  endsOn: string;

  @Field(() => Boolean)
  active: boolean;

  @Field(() => Int)
  matchesLastMonth: number;
}

@ObjectType('TriagePost')
export class TriagePostType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  text: string;

  @Field(() => String)
  authorHandle: string;

  @Field(() => GraphQLISODateTime)
  publishedAt: Date;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;

  @Field(() => String)
  why: string;

  @Field(() => String, { nullable: true })
  permalink: string | null;

  @Field(() => [TenantType])
  candidates: TenantType[];
}

export function toTriageType(post: TriagePost): TriagePostType {
  const { id, text, authorHandle, publishedAt, expiresAt, permalink, whyCode, candidates } = post;
  const why = triageSentence(whyCode);
  return { id, text, authorHandle, publishedAt, expiresAt, permalink, why, candidates: candidates.map(toTenantType) };
}
