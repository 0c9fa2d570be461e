import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closedHolidays, type Holiday, holidaysOf } from './index.js';

const names: Readonly<Record<string, Holiday>> = {
  Nieuwjaar: 'new_year',
  'Goede Vrijdag': 'good_friday',
  Pasen: 'easter',
  'Tweede paasdag': 'easter_monday',
  Koningsdag: 'kings_day',
  Bevrijdingsdag: 'liberation_day',
  Hemelvaartsdag: 'ascension',
  Pinksteren: 'whitsun',
  'Tweede pinksterdag': 'whit_monday',
  Kerstmis: 'christmas',
  'Tweede kerstdag': 'second_christmas_day',
};

test('the computed holidays are those of the table, 2024 to 2031', () => {
  const table = readFileSync(new URL('fixtures/holidays-nl-2024-2031.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .flatMap(([date, name = '']) => (names[name] ? [`${date} ${names[name]}`] : []));
  const computed = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031].flatMap((year) =>
    holidaysOf(year).map(({ date, holiday }) => `${date} ${holiday}`),
  );
  expect(table).toHaveLength(88);
  expect(computed.sort()).toEqual(table.sort());
});

test('each tenant chooses about Good Friday and Liberation Day', () => {
  const closed = (year: number, goodFriday: boolean, liberationDay: 'yearly' | 'lustrum' | 'never') =>
    closedHolidays(year, { goodFriday, liberationDay });
  expect(closed(2027, false, 'lustrum')).not.toContain('2027-03-26');
  expect(closed(2027, true, 'lustrum')).toContain('2027-03-26');
  expect(closed(2027, false, 'lustrum')).not.toContain('2027-05-05');
  expect(closed(2027, false, 'yearly')).toContain('2027-05-05');
  expect(closed(2030, false, 'lustrum')).toContain('2030-05-05');
  expect(closed(2030, false, 'never')).not.toContain('2030-05-05');
  expect(closedHolidays(2027, { goodFriday: true, liberationDay: 'yearly', open: ['whit_monday'] })).not.toContain(
    '2027-05-17',
  );
});
