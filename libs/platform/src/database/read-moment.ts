import pg from 'pg';

const TIMESTAMPTZ = 1184;
const [ZERO, PLUS, MINUS] = [48, 43, 45];
const readSlowly = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** How a connection reads what PostgreSQL answers, by type. */
export const readers = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    type === TIMESTAMPTZ && format !== 'binary'
      ? readMoment
      : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser,
};

/**
 * A moment as PostgreSQL writes it, `2026-11-27 09:05:01.234567+01`, to the millisecond before it. A page of a list has two hundred of
 * them, and the driver reads each with four regular expressions. What is not of this form (other eras, infinity, offsets with
 * minutes) is left to the driver.
 */
export function readMoment(text: string): Date {
  const { length } = text;
  const zone = length - 3;
  const sign = text.charCodeAt(zone);
  const usual = length >= 22 && length <= 29 && text[4] === '-' && text[10] === ' ' && text[0] !== '0';
  if (!usual || (sign !== PLUS && sign !== MINUS)) return readSlowly(text);
  let [ms, worth] = [0, 100];
  for (let at = 20; at < 23 && at < zone; at += 1, worth /= 10) ms += (text.charCodeAt(at) - ZERO) * worth;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const offset = twoDigits(text, zone + 1) * (sign === MINUS ? -1 : 1);
  const hour = twoDigits(text, 11) - offset;
  return new Date(
    Date.UTC(year, twoDigits(text, 5) - 1, twoDigits(text, 8), hour, twoDigits(text, 14), twoDigits(text, 17), ms),
  );
}

const twoDigits = (text: string, at: number) => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
