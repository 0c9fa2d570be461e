import { expect, test } from 'vitest';
import { CommonWords } from './common-words.js';

test('a common word of one tenant is none of another', () => {
  const common = new CommonWords();
  common.of('a').add('safval');
  expect(common.of('a').has('safval')).toBe(true);
  expect(common.of('b').has('safval')).toBe(false);
});

test('what was common is counted again after an hour', () => {
  let now = 0;
  const common = new CommonWords(() => now);
  common.of('a').add('safval');
  now = 3_600_001;
  expect(common.of('a').has('safval')).toBe(false);
});

test('remembers five hundred tenants, the one that was asked longest ago goes first', () => {
  const common = new CommonWords();
  for (let n = 0; n < 500; n += 1) common.of(`t${n}`).add('safval');
  common.of('t0');
  common.of('new').add('safval');
  expect(common.of('t0').has('safval')).toBe(true);
  expect(common.of('t1').has('safval')).toBe(false);
});
