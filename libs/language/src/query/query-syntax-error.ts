import { DomainError, type ErrorParams } from '@samenspraak/platform/kernel';

/** What can be wrong with a query; params hold `at` (UTF-16 offset) and what the text for people needs. */
export const querySyntaxCodes = [
  'QUERY_EMPTY',
  'QUERY_TOO_LONG', // limit
  'QUERY_TOO_DEEP', // limit
  'QUERY_TOO_COMPLEX', // limit
  'QUERY_PARENTHESIS_UNCLOSED',
  'QUERY_PARENTHESIS_UNOPENED',
  'QUERY_GROUP_EMPTY',
  'QUERY_QUOTE_UNCLOSED',
  'QUERY_OPERAND_MISSING', // operator, side: before | after
  'QUERY_TERM_EMPTY', // text
  'QUERY_TERM_TOO_LONG', // limit
  'QUERY_PHRASE_TOO_LONG', // limit
  'QUERY_ADDRESS_UNSEARCHABLE', // text
  'QUERY_WILDCARD_SHORT', // text, least
  'QUERY_WILDCARD_PLACE', // text
  'QUERY_WILDCARD_UNSUITED', // text
  'QUERY_NEAR_DISTANCE', // operator, limit
  'QUERY_NEAR_OPERAND', // text
  'QUERY_FIELD_EMPTY', // field
  'QUERY_AUTHOR_INVALID', // text
  'QUERY_SITE_INVALID', // text
  'QUERY_SOURCE_INVALID', // text
  'QUERY_LANGUAGE_INVALID', // text
  'QUERY_PLACE_INVALID', // text
  'QUERY_TRAIT_INVALID', // text
  'QUERY_DAY_INVALID', // text
  'QUERY_WINDOW_INVALID', // text
  'QUERY_NOTHING_TO_ANCHOR', // text
] as const;

export type QuerySyntaxCode = (typeof querySyntaxCodes)[number];

/** A query that cannot be used, with the place where it goes wrong. */
export class QuerySyntaxError extends DomainError {
  constructor(
    override readonly code: QuerySyntaxCode,
    readonly at: number,
    params: ErrorParams = {},
  ) {
    super(code, 'invalid', { at, ...params });
  }
}
