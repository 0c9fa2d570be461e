import { expect, test } from 'vitest';
import { bellText, mergeNotices, nextTenant, type NoticePages } from './merged-notices';

const page = (hasMore: boolean, ...times: string[]): NoticePages => ({
  items: times.map((at) => ({ id: at, kind: 'TRIAGE_WAITING', at, read: false, path: '/triage', sentence: '' })),
  endCursor: hasMore ? 'x' : null,
  hasMore,
});
const shown = (pages: [string, NoticePages][]) => mergeNotices(new Map(pages)).map((one) => `${one.tenantId}${one.at}`);

test('notices of two councils stand in one order, newest first', () => {
  expect(
    shown([
      ['a', page(false, '9', '5')],
      ['b', page(false, '7', '6')],
    ]),
  ).toEqual(['a9', 'b7', 'b6', 'a5']);
});

test('what may have something unread before it waits for the next page', () => {
  const pages: [string, NoticePages][] = [
    ['a', page(true, '9', '8')],
    ['b', page(false, '7', '2')],
  ];
  expect(shown(pages)).toEqual(['a9', 'a8']);
  expect(nextTenant(new Map(pages))).toBe('a');
});

test('the next page is of the council that holds the others up', () => {
  expect(
    nextTenant(
      new Map([
        ['a', page(true, '9', '3')],
        ['b', page(true, '8', '7')],
      ]),
    ),
  ).toBe('b');
  expect(nextTenant(new Map([['a', page(false, '9')]]))).toBeUndefined();
});

test('the bell counts to ninety-nine', () => {
  expect([bellText(1), bellText(99), bellText(100), bellText(250)]).toEqual(['1', '99', '99+', '99+']);
});
