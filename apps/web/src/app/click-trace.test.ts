import { expect, test } from 'vitest';
import { newTraceparent, shortNumber } from './click-trace';

test('a question to the api carries a trace in the form of W3C, each its own', () => {
  const made = Array.from({ length: 100 }, newTraceparent);
  for (const one of made) expect(one).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(new Set(made).size).toBe(100);
});

test('the number to read out is the beginning of what the logs write, and nothing else is shown', () => {
  expect(shortNumber('0af7651916cd43dd8448eb211c80319c')).toBe('0af76519');
  for (const other of [undefined, '', 'c-1', '<b>0af7651916cd43dd8448eb211c8</b>']) {
    expect(shortNumber(other)).toBeUndefined();
  }
});
