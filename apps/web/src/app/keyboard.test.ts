import { expect, test } from 'vitest';
import { KEY_LIST, readKey } from './keyboard';

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  typing: false,
  onControl: false,
  ...more,
});

test('each key has one action, and each action of the list is reached by its keys', () => {
  for (const [action, keys] of KEY_LIST) {
    const [first, second] = keys;
    const read = second ? readKey(press(second), readKey(press(first!), false).afterG) : readKey(press(first!), false);
    expect(read.action, keys.join(' ')).toBe(action);
  }
});

test('no key does anything while one types or holds a modifier', () => {
  expect(readKey(press('j', { typing: true }), false).action).toBeUndefined();
  expect(readKey(press('r', { ctrlKey: true }), false).action).toBeUndefined();
  expect(readKey(press('r', { metaKey: true }), false).action).toBeUndefined();
});

test('Enter on a link or button stays the Enter of that control', () => {
  expect(readKey(press('Enter', { onControl: true }), false).action).toBeUndefined();
  expect(readKey(press('Enter'), false).action).toBe('open');
});

test('an unknown second letter after g does nothing and forgets the g', () => {
  expect(readKey(press('x'), true)).toEqual({ action: undefined, afterG: false });
});
