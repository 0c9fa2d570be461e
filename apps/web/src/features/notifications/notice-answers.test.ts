import { expect, test } from 'vitest';
import type { NoticePages } from './merged-notices';
import { ReadOrder, withFirstPages, withNextPage } from './notice-answers';

const page = (endCursor: string | null, ...ids: string[]): NoticePages => ({
  items: ids.map((id) => ({ id, kind: 'TRIAGE_WAITING', at: id, read: false, path: '/triage', sentence: '' })),
  endCursor,
  hasMore: endCursor !== null,
});
const ids = ({ items, endCursor }: NoticePages) => [...items.map(({ id }) => id), endCursor];

test('an older answer that comes later is not shown, and one of another council is', () => {
  const order = new ReadOrder();
  const [first, second, other] = [order.ask(), order.ask(), order.ask()];
  expect(order.show('a', second)).toBe(true);
  expect(order.show('a', first)).toBe(false);
  expect(order.show('b', other)).toBe(true);
});

test('a next page comes behind a list that was read again meanwhile, and nothing stands twice', () => {
  expect(ids(withNextPage(page('8', '9', '8'), page('6', '8', '7', '6')))).toEqual(['9', '8', '7', '6', '6']);
});

test('a list that is read again keeps the page that came meanwhile, and takes the new notice', () => {
  expect(ids(withFirstPages(page('5', '7', '6', '5'), page('7', '8', '7'), 2))).toEqual(['8', '7', '6', '5', '5']);
  expect(ids(withFirstPages(page('5', '7', '6', '5'), page('7', '8', '7'), 3))).toEqual(['8', '7', '7']);
  expect(ids(withFirstPages(undefined, page(null, '1'), 0))).toEqual(['1', null]);
});
