import { expect, test } from 'vitest';
import { isId, newId } from './id.js';

test('an id is a UUID of version 7 that carries its moment', () => {
  const moment = Date.UTC(2026, 10, 26, 4, 20);
  const id = newId(moment);
  expect(isId(id)).toBe(true);
  expect(id[14]).toBe('7');
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(moment);
});

test('ids of later moments sort after earlier ones', () => {
  const ids = [1, 2, 3, 2 ** 32, 2 ** 40].map((moment) => newId(moment));
  expect([...ids].sort()).toEqual(ids);
});

test.each([undefined, null, 5, '', 'x', '01A21610-AF4B-7A68-846C-D2E86A5FB232', "' or true --"])(
  '%j is no id',
  (value) => {
    expect(isId(value)).toBe(false);
  },
);
