import { describe, expect, it } from 'vitest';
import { readResetTime, readRetryAfter } from './reset-time.js';

const now = new Date('2026-11-26T09:00:00.000Z');
const inTenMinutes = new Date('2026-11-26T09:10:00.000Z');

describe('readResetTime', () => {
  it.each([
    ['2026-11-26T09:10:00.000Z', 'iso'],
    ['2026-11-26T10:10:00+01:00', 'iso'],
    ['Thu, 26 Nov 2026 09:10:00 GMT', 'http_date'],
    [String(inTenMinutes.getTime() / 1000), 'unix_seconds'],
    [String(inTenMinutes.getTime()), 'unix_milliseconds'],
    ['600', 'delta_seconds'],
    [' 10 ', 'delta_minutes'],
  ] as const)('reads %s as %s', (value, notation) => {
    expect(readResetTime(value, notation, now)).toEqual(inTenMinutes);
  });

  it.each([null, '', 'soon', '-5', '99999999999999'])('waits five minutes when it says %j', (value) => {
    expect(readResetTime(value, 'delta_seconds', now)).toEqual(new Date('2026-11-26T09:05:00.000Z'));
  });

  it('never lies in the past', () => {
    expect(readResetTime('2020-01-01T00:00:00Z', 'iso', now)).toEqual(now);
  });

  it('reads both forms of Retry-After', () => {
    expect(readRetryAfter('600', now)).toEqual(inTenMinutes);
    expect(readRetryAfter('Thu, 26 Nov 2026 09:10:00 GMT', now)).toEqual(inTenMinutes);
    expect(readRetryAfter(null, now)).toBeNull();
  });
});
