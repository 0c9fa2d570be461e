import { expect, test } from 'vitest';
import { choicesOf, codeOf } from './place-names.js';

const choices = choicesOf(
  [
    { name: 'Wormerland', kind: 'municipality', gm: ['GM0880'] },
    { name: 'Wormer', kind: 'settlement', gm: ['GM0880'], wp: ['WP3611'] },
    { name: 'Purmer', kind: 'settlement', gm: ['GM0385', 'GM0852'] },
    { name: 'Zaan', kind: 'region', gm: ['GM0479'] },
  ],
  (gm) => (gm === 'GM0880' ? 'Wormerland' : gm),
);

test('one chooses a municipality by its name and a settlement with that of its municipality', () => {
  expect(choices).toEqual([
    { code: 'GM0880', label: 'Wormerland' },
    { code: 'WP3611', label: 'Wormer (Wormerland)' },
  ]);
});

test('a name, a name in full and a code are understood; another word is not', () => {
  expect(codeOf('wormerland', choices)).toBe('GM0880');
  expect(codeOf('Wormer', choices)).toBe('WP3611');
  expect(codeOf('Wormer (Wormerland)', choices)).toBe('WP3611');
  expect(codeOf('gm0431', choices)).toBe('GM0431');
  expect(codeOf('Purmer', choices)).toBe('');
});
