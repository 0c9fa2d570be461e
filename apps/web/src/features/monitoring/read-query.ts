import { formatQuery, parseQuery, type QuerySyntaxCode, QuerySyntaxError } from '@samenspraak/language/query';

export interface ReadQuery {
  /** How the query is understood; undefined while it is empty or wrong. */
  canonical?: string;
  problem?: { code: QuerySyntaxCode; at: number; params: Record<string, unknown> };
}

/** Reads a query as the server will. */
export function readQuery(text: string): ReadQuery {
  if (text.trim() === '') return {};
  try {
    return { canonical: formatQuery(parseQuery(text)) };
  } catch (failure) {
    if (failure instanceof QuerySyntaxError)
      return { problem: { code: failure.code, at: failure.at, params: failure.params } };
    throw failure;
  }
}
