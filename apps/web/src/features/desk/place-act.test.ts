import { expect, test } from 'vitest';
import { place } from './use-pane';

test('a key acts at once on the conversation that is shown', () => {
  expect(place('assign', 'one', 'one')).toBe('now');
});

test('a key that comes before its conversation waits for that one, never acts on the one still shown', () => {
  expect(place('assign', 'two', 'one')).toEqual({ id: 'two', act: 'assign' });
  expect(place('close', 'two', undefined)).toEqual({ id: 'two', act: 'close' });
});

test('without a conversation a key does nothing', () => {
  expect(place('reply', undefined, undefined)).toBeUndefined();
});
