import { expect, test } from 'vitest';
import { afterConfirming, afterOpening, mustConfirm, NOBODY_YET } from './account-guard';

test('the first council of the day needs no confirmation, the other one needs one', () => {
  const guard = afterOpening(NOBODY_YET, 'wor');
  expect(mustConfirm(guard, 'wor')).toBe(false);
  expect(mustConfirm(afterOpening(guard, 'oos'), 'oos')).toBe(true);
});

test('one yes is enough until the council changes again', () => {
  const guard = afterConfirming(afterOpening(NOBODY_YET, 'wor'), 'oos');
  expect(mustConfirm(guard, 'oos')).toBe(false);
  expect(mustConfirm(guard, 'wor')).toBe(true);
});
