import { expect, test } from 'vitest';
import { compareBy, countOf, isRead, reduceDesk, rowsOf, type ConversationRow, type DeskList } from './desk-list';

const row = (id: string, tenantId: string, version = 1): ConversationRow => ({
  id,
  tenantId,
  network: 'mastodon',
  authorHandle: '@a',
  snippet: id,
  step: 'LISTEN',
  status: 'OPEN',
  involvement: 'LEAD',
  question: null,
  assignee: null,
  unread: false,
  dueAt: null,
  followUpAt: null,
  urgency: 'NORMAL',
  lastInboundAt: '2026-11-26T09:00:00Z',
  snoozedUntil: null,
  similar: 0,
  version,
});
const counts = { team: 3, mine: 1, free: 2, waiting: 0 };
const head = (list: DeskList, tenantId: string, rows: ConversationRow[], hasMore = false, span = 50, asked = 9) =>
  reduceDesk(list, { type: 'head', tenantId, counts, span, asked, page: { items: rows, endCursor: 'c1', hasMore } });
const changed = (list: DeskList, ids: string[], rows: ConversationRow[], asked = 9) =>
  reduceDesk(list, { type: 'rows', tenantId: 'wor', ids, rows, counts, sort: 'DUE', asked });
const empty: DeskList = new Map();
const ids = (list: DeskList, tenants: string[]) => rowsOf(list, tenants).map((one) => one.id);

test('a joint desk shows the rows of each tenant that is switched on', () => {
  const list = head(head(empty, 'wor', [row('a', 'wor')]), 'oos', [row('b', 'oos')]);
  expect(ids(list, ['wor', 'oos'])).toEqual(['a', 'b']);
  expect(ids(list, ['oos'])).toEqual(['b']);
  expect(countOf(list, ['wor', 'oos'], 'TEAM')).toBe(6);
  expect(countOf(list, ['wor'], 'CLOSED')).toBeUndefined();
});

test('a row of one tenant never enters the list of another', () => {
  const list = head(empty, 'wor', [row('a', 'wor'), row('b', 'oos')]);
  expect(ids(list, ['wor', 'oos'])).toEqual(['a']);
  const single = changed(list, ['c'], [row('c', 'oos')]);
  expect(ids(single, ['wor', 'oos'])).toEqual(['a']);
});

test('a new first page drops what left it and keeps what was paged in behind it', () => {
  let list = head(empty, 'wor', [row('a', 'wor'), row('b', 'wor')], true, 2);
  list = reduceDesk(list, {
    type: 'more',
    tenantId: 'wor',
    page: { items: [row('c', 'wor')], endCursor: 'c2', hasMore: true },
  });
  list = head(list, 'wor', [row('n', 'wor'), row('a', 'wor')], true, 2);
  expect(ids(list, ['wor'])).toEqual(['n', 'a', 'c']);
  expect(list.get('wor')?.endCursor).toBe('c2');
});

test('a last first page is the whole truth', () => {
  const list = head(head(empty, 'wor', [row('a', 'wor'), row('b', 'wor')], true), 'wor', [row('b', 'wor')]);
  expect(ids(list, ['wor'])).toEqual(['b']);
});

test('an answer that was overtaken does not bring an old version back', () => {
  const list = head(head(empty, 'wor', [row('a', 'wor', 5)]), 'wor', [row('a', 'wor', 4)]);
  expect(rowsOf(list, ['wor'])[0]?.version).toBe(5);
});

test('rows that an event names take their place, leave it or stay behind the end of what was paged in', () => {
  const due = (id: string, minute: number) => ({ ...row(id, 'wor'), dueAt: `2026-11-26T09:${minute}:00Z` });
  const list = head(empty, 'wor', [due('a', 10), due('b', 20)], true);
  const next = changed(list, ['a', 'n', 'z'], [due('n', 15), due('z', 50)]);
  expect(ids(next, ['wor'])).toEqual(['b', 'n']);
  const whole = head(empty, 'wor', [due('a', 10), due('b', 20)]);
  expect(ids(changed(whole, ['z'], [due('z', 50)]), ['wor'])).toEqual(['a', 'b', 'z']);
});

test('a row that was paged in stays in sight when its place moves behind the end', () => {
  const due = (id: string, minute: number, version = 1) => ({
    ...row(id, 'wor', version),
    dueAt: `2026-11-26T09:${minute}:00Z`,
  });
  const list = head(empty, 'wor', [due('a', 10), due('b', 20)], true);
  expect(ids(changed(list, ['a'], [due('a', 55, 2)]), ['wor'])).toContain('a');
});

test('a list of which a page left nothing is not read yet', () => {
  expect(isRead(head(empty, 'wor', [], true).get('wor'))).toBe(false);
  expect(isRead(head(empty, 'wor', [], false).get('wor'))).toBe(true);
});

test('a promise counts as what is due, and without either a row goes last', () => {
  const one = { ...row('a', 'wor'), dueAt: '2026-11-26T12:00:00Z' };
  const promised = { ...row('b', 'wor'), dueAt: '2026-11-26T13:00:00Z', followUpAt: '2026-11-26T11:00:00Z' };
  const rows = [row('c', 'wor'), one, promised].sort(compareBy('DUE'));
  expect(rows.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

test('a first page that was asked for before a row came or went says nothing about that row', () => {
  let list = head(empty, 'wor', [row('a', 'wor'), row('b', 'wor')], false, 50, 1);
  list = changed(list, ['a', 'n'], [row('n', 'wor')], 3);
  list = head(list, 'wor', [row('a', 'wor'), row('b', 'wor')], false, 50, 2);
  expect(ids(list, ['wor']).sort()).toEqual(['b', 'n']);
  // The next one was asked for later, and is the truth again.
  expect(ids(head(list, 'wor', [row('a', 'wor')], false, 50, 4), ['wor'])).toEqual(['a']);
});
