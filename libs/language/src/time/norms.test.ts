import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSlowerUrgency, normFor, type NormRule, urgencies } from './index.js';

const rule = (network: string, urgency: NormRule['urgency'], minutes: number): NormRule => ({
  network,
  urgency,
  minutes,
});

test.each([
  ['nothing chosen is four hours', [], 'mastodon', 'NORMAL', 240],
  ['nothing chosen is four hours, also when urgent', [], 'mastodon', 'URGENT', 240],
  ['the norm of all networks', [rule('*', 'NORMAL', 90)], 'mastodon', 'NORMAL', 90],
  ['a network goes before all', [rule('*', 'NORMAL', 90), rule('mail', 'NORMAL', 480)], 'mail', 'NORMAL', 480],
  ['an urgency without a norm is as a normal one', [rule('*', 'NORMAL', 90)], 'mail', 'HIGH', 90],
  ['an urgency of all networks', [rule('*', 'NORMAL', 90), rule('*', 'URGENT', 30)], 'mail', 'URGENT', 30],
  ['the own urgency', [rule('*', 'URGENT', 30), rule('mail', 'URGENT', 45)], 'mail', 'URGENT', 45],
  [
    'a fast network is not slower when urgent',
    [rule('*', 'HIGH', 120), rule('mail', 'NORMAL', 60)],
    'mail',
    'HIGH',
    60,
  ],
  ['urgent follows high', [rule('*', 'NORMAL', 240), rule('*', 'HIGH', 60)], 'mail', 'URGENT', 60],
  ['a slow network is not faster when low', [rule('*', 'LOW', 300), rule('mail', 'NORMAL', 480)], 'mail', 'LOW', 480],
] as const)('%s', (_, rules, network, urgency, expected) => {
  expect(normFor(rules, network, urgency)).toBe(expected);
});

test('a more urgent question that would wait longer is found, and where', () => {
  expect(findSlowerUrgency([rule('*', 'NORMAL', 90), rule('*', 'HIGH', 60)])).toBeUndefined();
  expect(findSlowerUrgency([rule('*', 'NORMAL', 90), rule('*', 'HIGH', 91)])).toEqual({
    network: '*',
    urgency: 'HIGH',
  });
  expect(findSlowerUrgency([rule('*', 'LOW', 30)])).toEqual({ network: '*', urgency: 'NORMAL' });
  expect(findSlowerUrgency([rule('mail', 'LOW', 30)])).toEqual({ network: 'mail', urgency: 'NORMAL' });
});

test('what was not chosen never makes a more urgent question wait longer', () => {
  const minutes = fc.integer({ min: 1, max: 5_000 });
  const normals = fc.record({ all: fc.option(minutes), own: fc.option(minutes), high: minutes });
  fc.assert(
    fc.property(normals, ({ all, own, high }) => {
      const rules = [rule('*', 'HIGH', high)];
      if (all !== null) rules.push(rule('*', 'NORMAL', all));
      if (own !== null) rules.push(rule('mail', 'NORMAL', own));
      const norms = urgencies.map((urgency) => normFor(rules, 'mail', urgency));
      expect(norms).toEqual([...norms].sort((a, b) => b - a));
    }),
  );
});
