import { expect, test } from 'vitest';
import { VisitLimit } from './visit-limit.js';

let now = 0;
const clock = { now: () => new Date(now) };
const tooOften = expect.objectContaining({ code: 'COLLEAGUES_TOO_OFTEN', kind: 'limit' });

function refusal(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('one address that comes too often waits a minute, and holds nobody else up', () => {
  const limit = new VisitLimit(clock, 3, 100);
  for (let times = 0; times < 3; times += 1) limit.pass('192.0.2.1');
  expect(refusal(() => limit.pass('192.0.2.1'))).toEqual(tooOften);
  expect(refusal(() => limit.pass('192.0.2.2'))).toBeUndefined();
  now += 60_000;
  expect(refusal(() => limit.pass('192.0.2.1'))).toBeUndefined();
});

test('many addresses together have a limit as well', () => {
  const limit = new VisitLimit(clock, 3, 5);
  for (let at = 0; at < 5; at += 1) limit.pass(`192.0.2.${at}`);
  expect(refusal(() => limit.pass('198.51.100.1'))).toEqual(tooOften);
});
