import { expect, test } from 'vitest';
import { EndedSessionList } from './ended-sessions.js';

test('an ended session stays ended for as long as its tokens live, and for its own realm only', () => {
  let now = 0;
  const list = new EndedSessionList(300, () => now);
  list.end('https://a.example/realms/one', 's1');
  expect(list.isEnded('https://a.example/realms/one', 's1')).toBe(true);
  expect(list.isEnded('https://a.example/realms/two', 's1')).toBe(false);
  expect(list.isEnded('https://a.example/realms/one', 's2')).toBe(false);
  now = 299_999;
  expect(list.isEnded('https://a.example/realms/one', 's1')).toBe(true);
  now = 300_000;
  expect(list.isEnded('https://a.example/realms/one', 's1')).toBe(false);
});
