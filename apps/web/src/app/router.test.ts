import { beforeEach, expect, test, vi } from 'vitest';
import { go, routeOf } from './router';

const page = { pathname: '/werkvoorraad/a', search: '?map=MINE' };
const written: string[] = [];
let paint: (() => void)[] = [];

beforeEach(() => {
  written.length = 0;
  paint = [];
  page.pathname = '/werkvoorraad/a';
  const write = (how: string) => (_state: unknown, _title: string, to: string) => {
    written.push(`${how} ${to}`);
    page.pathname = to.split('?')[0]!;
  };
  vi.stubGlobal('location', page);
  vi.stubGlobal('history', { state: null, pushState: write('push'), replaceState: write('replace') });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => paint.push(run));
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => (ms === 0 ? run() : undefined));
});

test('an address is a place and what follows it', () => {
  expect(routeOf('/')).toEqual({ place: 'werkvoorraad', rest: undefined });
  expect(routeOf('/werkvoorraad/a%20b')).toEqual({ place: 'werkvoorraad', rest: 'a b' });
  expect(routeOf('/aanmelden/klaar')).toEqual({ place: 'aanmelden', rest: 'klaar' });
  expect(routeOf('/onbekend').place).toBeUndefined();
});

test('who goes fast through a list has the address of the last one written, once that is painted', () => {
  go('/werkvoorraad/b', { replace: true, paintFirst: true });
  go('/werkvoorraad/c', { replace: true, paintFirst: true });
  expect(written).toEqual([]);
  paint.forEach((run) => run());
  expect(written).toEqual(['replace /werkvoorraad/c?map=MINE']);
});

test('a step away first writes where one was, so that the way back leads there', () => {
  go('/werkvoorraad/b', { replace: true, paintFirst: true });
  go('/bibliotheek');
  paint.forEach((run) => run());
  expect(written).toEqual(['replace /werkvoorraad/b?map=MINE', 'push /bibliotheek']);
});

test('back to the address that is still there writes nothing', () => {
  go('/werkvoorraad/b', { replace: true, paintFirst: true });
  go('/werkvoorraad/a', { replace: true, paintFirst: true });
  paint.forEach((run) => run());
  expect(written).toEqual([]);
});
