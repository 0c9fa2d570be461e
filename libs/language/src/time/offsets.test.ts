import { expect, test } from 'vitest';
import { dateOf, localTimeOf } from './index.js';

const zones = [
  'Europe/Amsterdam',
  'America/Curacao',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
];

test('a remembered offset is right around every change of the clock, and long before there were whole ones', () => {
  for (const timeZone of zones) {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    const read = (instant: number) => {
      const { day, minute } = localTimeOf(new Date(instant), timeZone);
      const pad = (n: number) => String(n).padStart(2, '0');
      return `${dateOf(day)} ${pad(Math.floor(minute / 60))}:${pad(Math.floor(minute) % 60)}`;
    };
    const from = Date.UTC(1979, 11, 30);
    for (let n = 0; n < 4_000; n += 1) {
      // Steps that fall on another part of a quarter each time; the second half lies close together.
      const instant =
        n < 2_000 ? from + n * 7 * 86_400_000 + n * 611_953 : Date.UTC(2026, 2, 28) + (n - 2_000) * 61_007;
      expect(`${timeZone} ${read(instant)}`).toBe(`${timeZone} ${clock.format(instant)}`);
    }
  }
});
