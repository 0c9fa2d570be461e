import { expect, test } from 'vitest';
import { blocksSending, check, markUp } from './hints';

const checks = {
  rules: { limit: 40, unit: 'grapheme', urlLength: 23 },
  mentionPrefix: null,
  initials: 'RV',
  promiseWords: ['zeker'],
};

test('an open variable, too long a text and no text each block sending', () => {
  expect(blocksSending(check('Dag {{voornaam}}', checks))).toBe(true);
  expect(blocksSending(check('x'.repeat(40), checks))).toBe(true);
  expect(blocksSending(check('  ', checks))).toBe(true);
  expect(blocksSending(check('Dag Petra', checks))).toBe(false);
});

test('a promise is a hint and blocks nothing; a longer word is no promise', () => {
  const checked = check('Dat komt zeker goed', checks);
  expect(checked.promises).toEqual(['zeker']);
  expect(blocksSending(checked)).toBe(false);
  expect(check('Een verzekering', checks).promises).toEqual([]);
});

test('filled values, open variables and promises are marked in the text', () => {
  expect(markUp('Dag Petra (7.30), zeker via {{meldpagina}}.', ['Petra', '7.30'], ['zeker'])).toEqual([
    { text: 'Dag ' },
    { text: 'Petra', mark: 'var' },
    { text: ' (' },
    { text: '7.30', mark: 'var' },
    { text: '), ' },
    { text: 'zeker', mark: 'hint' },
    { text: ' via ' },
    { text: '{{meldpagina}}', mark: 'open' },
    { text: '.' },
  ]);
});
