import { expect, it } from 'vitest';
import { currentTrace, inTrace, newTrace, readTraceparent, traceparent } from './trace.js';

it('hands on the trace that it was given', () => {
  const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  expect(inTrace(readTraceparent(given), traceparent)).toBe(given);
});

it.each([
  ['nothing', undefined],
  ['a list', ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01']],
  ['another version', '01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['zeros for a trace', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
  ['zeros for a step', `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`],
  ['capitals', '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01'],
  ['a line more', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nx'],
  ['something behind it', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-jan@example.org'],
  ['a megabyte', '0'.repeat(1_000_000)],
])('takes %s for no trace and begins a new one', (_, given) => {
  expect(readTraceparent(given)).toBeUndefined();
  expect(inTrace(readTraceparent(given), traceparent)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});

it('keeps what runs side by side apart', async () => {
  const [one, other] = [newTrace(), newTrace()];
  const later = async () => (await new Promise((done) => setTimeout(done, 1)), currentTrace());
  expect(await Promise.all([inTrace(one, later), inTrace(other, later)])).toEqual([one, other]);
  expect(currentTrace()).toBeUndefined();
  expect(traceparent()).toBeNull();
});
