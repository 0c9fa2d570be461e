import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import { PersonFindingType, QueryWords } from './monitoring-query.type.js';
import { queryNeeds, type QueryNeed } from './query-examples.js';
import type { SharedQuery } from './shared-query.repository.js';

@ObjectType('QueryFieldChange')
export class QueryFieldChangeType {
  @Field(() => String)
  field: string;

  @Field(() => String, { nullable: true })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;
}

@ObjectType('QueryHistoryEntry')
export class QueryHistoryEntryType {
  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String)
  byName: string;

  @Field(() => String)
  action: string;

  @Field(() => [QueryFieldChangeType])
  fields: readonly QueryFieldChangeType[];
}

@ObjectType('QueryOwner')
export class QueryOwnerType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => Boolean)
  me: boolean;

  @Field(() => Boolean, { description: 'Can own a query of public order.' })
  inCompartment: boolean;
}

@ObjectType('QueryError')
export class QueryErrorType {
  @Field(() => String)
  code: string;

  @Field(() => Int)
  at: number;

  @Field(() => String)
  message: string;
}

@ObjectType('TextRange')
export class TextRangeType {
  @Field(() => Int)
  start: number;

  @Field(() => Int)
  end: number;
}

@ObjectType('PreviewPost')
export class PreviewPostType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  network: string;

  @Field(() => String)
  authorHandle: string;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String)
  text: string;

  @Field(() => [TextRangeType])
  highlights: readonly TextRangeType[];
}

@ObjectType('QueryPreview')
export class QueryPreviewType {
  @Field(() => QueryErrorType, { nullable: true })
  error: QueryErrorType | null;

  @Field(() => String, { nullable: true })
  canonical: string | null;

  @Field(() => [String])
  anchors: readonly string[];

  @Field(() => [PersonFindingType])
  personFindings: readonly PersonFindingType[];

  @Field(() => Int)
  scanned: number;

  @Field(() => Int)
  matched: number;

  @Field(() => Boolean, { description: 'Whether that is all there is; else there are at least so many.' })
  complete: boolean;

  @Field(() => Float)
  matchesPerDay: number;

  @Field(() => Float, { nullable: true })
  licenceShare: number | null;

  @Field(() => [PreviewPostType])
  posts: readonly PreviewPostType[];
}

const QueryNeedEnum = Object.fromEntries(queryNeeds.map((name) => [name, name])) as Record<QueryNeed, QueryNeed>;
registerEnumType(QueryNeedEnum, { name: 'QueryNeed' });

@ObjectType('QueryExample')
export class QueryExampleType {
  @Field(() => QueryNeedEnum)
  need: QueryNeed;

  @Field(() => String)
  name: string;

  @Field(() => String)
  text: string;
}

@ObjectType('SharedQuery')
export class SharedQueryType extends QueryWords {
  @Field(() => ID)
  id: string;

  @Field(() => TenantType)
  tenant: TenantType;

  @Field(() => Boolean)
  adopted: boolean;
}

export const toSharedQueryType = ({ publisher, ...query }: SharedQuery): SharedQueryType => ({
  ...query,
  tenant: toTenantType(publisher),
});
