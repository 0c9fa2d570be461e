import type { Hint } from '@samenspraak/language/checks';
import { expect, test } from 'vitest';
import { blocksSending, check, markUp } from './hints';

const checks = {
  rules: { limit: 40, unit: 'grapheme', urlLength: 23 },
  mentionPrefix: null,
  signature: 'RV',
};
const hint = (text: string, words: string, kind: Hint['kind'] = 'promise'): Hint => {
  const at = text.indexOf(words);
  return { kind, at, end: at + words.length, words };
};

test('an open variable, too long a text and no text each block sending', () => {
  expect(blocksSending(check('Dag {{voornaam}}', checks))).toBe(true);
  expect(blocksSending(check('x'.repeat(40), checks))).toBe(true);
  expect(blocksSending(check('  ', checks))).toBe(true);
  expect(blocksSending(check('Dag Petra', checks))).toBe(false);
});

test('too long blocks nothing where it may go in parts; an open variable still does', () => {
  expect(blocksSending(check('x'.repeat(40), checks), true)).toBe(false);
  expect(blocksSending(check('Dag {{voornaam}}', checks), true)).toBe(true);
});

test('a longer signature counts', () => {
  const { length } = check('Dag', checks);
  expect(check('Dag', { ...checks, signature: 'Rianne' }).length).toBe(length + 4);
});

test('filled values, open variables and hints are marked in the text', () => {
  const text = 'Dag Petra (7.30), zeker via {{meldpagina}}.';
  expect(markUp(text, ['Petra', '7.30'], [hint(text, 'zeker')])).toEqual([
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

test('a word inside a marked sentence keeps its own mark, and no letter is lost', () => {
  const text = 'Kort. Dit is een hele lange zin met een spelvaut erin. Kort.';
  const sentence = 'Dit is een hele lange zin met een spelvaut erin.';
  const pieces = markUp(text, [], [hint(text, sentence, 'longSentence'), hint(text, 'spelvaut', 'spelling')]);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.map((piece) => piece.mark)).toEqual([undefined, 'sentence', 'spelling', 'sentence', undefined]);
});
