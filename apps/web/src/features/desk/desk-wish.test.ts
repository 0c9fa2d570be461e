import { expect, test } from 'vitest';
import { isSame, printWish, readWish, START, toggled, type DeskWish } from './desk-wish';

test('the address bears the whole wish and gives it back', () => {
  const wish: DeskWish = {
    folder: 'FREE',
    sort: 'OLDEST',
    filter: { topics: ['Afval, groen & meer', 'Wegen'], assignees: ['ME', 'NOBODY'], unread: true, due: 'LATE' },
    viewId: '00000000-0000-7000-8000-000000000001',
  };
  expect(readWish(printWish(wish))).toEqual(wish);
  expect(printWish(START)).toBe('');
  expect(readWish('')).toEqual(START);
});

test('what makes no sense in an address is left out', () => {
  expect(readWish('?map=ELDERS&volgorde=1&urgentie=KLEIN&nieuw=nee&termijn=ooit&netwerk=')).toEqual(START);
});

test('a value is put in and taken out again, with all ids it stands for', () => {
  const one = toggled({}, 'tags', ['a', 'b']);
  expect(one).toEqual({ tags: ['a', 'b'] });
  expect(toggled(one, 'tags', ['b', 'c'])).toEqual({ tags: ['a', 'b', 'c'] });
  expect(toggled(one, 'tags', ['a', 'b'])).toEqual({});
});

test('wishes that show the same are the same, in whatever order they were chosen', () => {
  const wish = { ...START, filter: { topics: ['a', 'b'] } };
  expect(isSame(wish, { ...START, filter: { topics: ['b', 'a'] } })).toBe(true);
  expect(isSame(wish, { ...START, filter: { topics: ['b'] } })).toBe(false);
  expect(isSame(wish, { ...wish, sort: 'NEWEST' })).toBe(false);
});
