import { expect, test } from 'vitest';
import { placeAct } from './place-act';

test('a key acts at once on the conversation that is shown', () => {
  expect(placeAct('one', 'one')).toBe('now');
});

test('a key that comes before its conversation waits for that one, never acts on the one still shown', () => {
  expect(placeAct('two', 'one')).toBe('wait');
  expect(placeAct('two', undefined)).toBe('wait');
});

test('without a conversation a key does nothing', () => {
  expect(placeAct(undefined, undefined)).toBeUndefined();
});
