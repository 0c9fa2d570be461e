import { expect, test } from 'vitest';
import { countOf, reduceDesk, rowsOf, type ConversationRow, type DeskList } from './desk-list';

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
  lastInboundAt: '2026-11-26T09:00:00Z',
  snoozedUntil: null,
  similar: 0,
  version,
});
const counts = { team: 3, mine: 1, free: 2, waiting: 0 };
const head = (list: DeskList, tenantId: string, rows: ConversationRow[], hasMore = false, span = 50) =>
  reduceDesk(list, { type: 'head', tenantId, counts, span, page: { items: rows, endCursor: 'c1', hasMore } });
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
  const single = reduceDesk(list, { type: 'row', tenantId: 'wor', id: 'c', row: row('c', 'oos') });
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
