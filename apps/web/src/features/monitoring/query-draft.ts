import type { QueryDomain } from '../../gql/graphql';

export interface TestCase {
  readonly text: string;
  readonly mustMatch: boolean;
}

/** A query as it stands in the form; `version` is the one that it was changed from. */
export interface QueryDraft {
  readonly id: string | null;
  readonly version: number | null;
  readonly name: string;
  readonly text: string;
  readonly purpose: string;
  readonly domain: QueryDomain;
  readonly legalBasis: string;
  readonly ownerId: string | null;
  readonly endsOn: string;
  readonly active: boolean;
  readonly shared: boolean;
  readonly testCases: readonly TestCase[];
}

export type DraftField = Exclude<keyof QueryDraft, 'id' | 'version'>;
export const DRAFT_FIELDS: readonly DraftField[] = [
  'name',
  'text',
  'purpose',
  'domain',
  'legalBasis',
  'ownerId',
  'endsOn',
  'active',
  'shared',
  'testCases',
];

const PREFIX = 'samenspraak.query.';
const keyOf = (tenantId: string, key: string) => `${PREFIX}${tenantId}.${key}`;

/** Keeps unsaved work for as long as the tab lives, also over a reload. */
export function keepDraft(tenantId: string, key: string, draft: QueryDraft | undefined): void {
  if (draft) sessionStorage.setItem(keyOf(tenantId, key), JSON.stringify(draft));
  else sessionStorage.removeItem(keyOf(tenantId, key));
}

export function keptDraft(tenantId: string, key: string): QueryDraft | undefined {
  const kept = sessionStorage.getItem(keyOf(tenantId, key));
  return kept ? (JSON.parse(kept) as QueryDraft) : undefined;
}

/** All unsaved work of this tab for one tenant. */
export function keptDrafts(tenantId: string): { key: string; draft: QueryDraft }[] {
  const before = keyOf(tenantId, '');
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(before))
    .sort()
    .map((key) => ({ key: key.slice(before.length), draft: keptDraft(tenantId, key.slice(before.length))! }));
}

/** The fields in which two versions of a query differ. */
export function differences(one: QueryDraft, other: QueryDraft): DraftField[] {
  return DRAFT_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}
