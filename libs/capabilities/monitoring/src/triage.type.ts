import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import { triageSentence } from './triage.js';
import type { TriagePost } from './triage.service.js';

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

  @Field(() => String, { nullable: true, description: 'The name that keeps it here; a rule can be made about it.' })
  ambiguousName: string | null;

  @Field(() => String, { nullable: true })
  permalink: string | null;

  @Field(() => [TenantType], { description: 'The most likely one first.' })
  candidates: TenantType[];
}

export function toTriageType(post: TriagePost): TriagePostType {
  const { id, text, authorHandle, publishedAt, expiresAt, permalink, ambiguousName, candidates } = post;
  return {
    ...{ id, text, authorHandle, publishedAt, expiresAt, permalink, ambiguousName },
    why: triageSentence(post.whyCode, post.whyName),
    candidates: candidates.map(toTenantType),
  };
}
