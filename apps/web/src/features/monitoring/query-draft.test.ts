import { beforeEach, expect, test } from 'vitest';
import { differences, keepDraft, keptDraft, keptDrafts, type QueryDraft } from './query-draft.js';

const draft: QueryDraft = {
  id: null,
  version: null,
  name: 'Afval',
  text: 'afval',
  purpose: 'Weten wat er niet is opgehaald',
  domain: 'SERVICE',
  legalBasis: 'AVG art. 6 lid 1 onder e',
  ownerId: null,
  endsOn: '2027-05-31',
  active: true,
  shared: false,
  testCases: [{ text: 'De bak is vol', mustMatch: true }],
};

beforeEach(() => {
  const kept: Record<string, string> = {};
  Object.defineProperties(kept, {
    setItem: { value: (key: string, value: string) => void (kept[key] = value) },
    getItem: { value: (key: string) => kept[key] ?? null },
    removeItem: { value: (key: string) => void delete kept[key] },
  });
  Object.assign(globalThis, { sessionStorage: kept });
});

test('unsaved work is found again, per tenant and per query, until it is put away', () => {
  keepDraft('wor', 'nieuw-1', draft);
  keepDraft('oos', 'nieuw-2', { ...draft, name: 'Bomen' });
  expect(keptDraft('wor', 'nieuw-1')).toEqual(draft);
  expect(keptDrafts('wor')).toEqual([{ key: 'nieuw-1', draft }]);
  keepDraft('wor', 'nieuw-1', undefined);
  expect(keptDrafts('wor')).toEqual([]);
});

test('two versions differ in the fields that differ, and in no other', () => {
  const other = { ...draft, version: 4, text: 'vuilnis', testCases: [] };
  expect(differences(draft, other)).toEqual(['text', 'testCases']);
  expect(differences(draft, { ...draft, testCases: [...draft.testCases] })).toEqual([]);
});
