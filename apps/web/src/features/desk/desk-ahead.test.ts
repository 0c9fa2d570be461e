import { beforeEach, expect, it, vi } from 'vitest';

const rows = {
  a: { id: 'a1', tenantId: 'a', dueAt: '2026-03-02T10:00:00Z', lastInboundAt: '2026-03-01T10:00:00Z' },
  b: { id: 'b1', tenantId: 'b', dueAt: '2026-03-01T10:00:00Z', lastInboundAt: '2026-03-01T11:00:00Z' },
};
type Council = keyof typeof rows;
const came = new Map<Council, object>();
const taken: string[] = [];
const moved: string[] = [];
const path = { pathname: '/werkvoorraad', search: '' };
let desks: readonly Council[];

vi.mock('../../app/ask', () => ({ cameAhead: (tenantId: Council) => came.get(tenantId) }));
vi.mock('../../app/router', async (original) => ({
  routeOf: (await original<typeof import('../../app/router')>()).routeOf,
  go: (to: string) => moved.push(to),
}));
vi.mock('./conversation-store', () => ({ takeConversation: (...which: string[]) => taken.push(which.join(' ')) }));
vi.mock('./openings', () => ({ takeOpenings: () => undefined }));
vi.mock('./look-ahead', () => ({
  keptDesks: () => desks,
  keepOpened: () => undefined,
  OPENS_FIRST: 'wide',
}));

const { prepare } = await import('./desk-ahead');
const page = (...items: object[]) => ({ conversations: { items, hasMore: false } });

beforeEach(() => {
  came.clear();
  taken.length = moved.length = 0;
  desks = ['a', 'b'];
  path.pathname = '/werkvoorraad';
  vi.stubGlobal('location', path);
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});

it('opens what is due first in any council, when each of their lists is there', () => {
  came.set('a', page(rows.a)).set('b', page(rows.b));
  prepare();
  expect([moved, taken]).toEqual([['/werkvoorraad/b1'], ['b b1']]);
});

it('opens nothing while the list of a council is missing', () => {
  came.set('a', page(rows.a));
  prepare();
  expect([moved, taken]).toEqual([[], []]);
});

it('opens nothing by itself where the list fills the screen', () => {
  came.set('a', page(rows.a)).set('b', page(rows.b));
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  prepare();
  expect(moved).toEqual([]);
});

it('shows the conversation that the address names', () => {
  path.pathname = '/werkvoorraad/a1';
  came.set('a', page(rows.a)).set('b', page(rows.b));
  prepare();
  expect([moved, taken]).toEqual([[], ['a a1', 'b a1']]);
});
