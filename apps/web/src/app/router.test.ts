import { expect, test } from 'vitest';
import { routeOf } from './router';

test('an address is a place and what follows it', () => {
  expect(routeOf('/')).toEqual({ place: 'werkvoorraad', rest: undefined });
  expect(routeOf('/werkvoorraad/a%20b')).toEqual({ place: 'werkvoorraad', rest: 'a b' });
  expect(routeOf('/aanmelden/klaar')).toEqual({ place: 'aanmelden', rest: 'klaar' });
  expect(routeOf('/onbekend').place).toBeUndefined();
});
