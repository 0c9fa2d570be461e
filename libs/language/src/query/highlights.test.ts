import { expect, test } from 'vitest';
import { tokenise } from '../text/index.js';
import { highlights, parseQuery } from './index.js';

const marked = (query: string, text: string) => {
  const tokenised = tokenise(text);
  return highlights(parseQuery(query), { text: tokenised })
    .map(({ start, end }) => text.slice(start, end))
    .join('|');
};

test.each([
  ['klacht', 'veel KLACHTEN, een klacht', 'KLACHTEN|klacht'],
  ['"grof vuil"', '🚲 het grof vuil op straat', 'grof vuil'],
  ['e-mail', 'een e-mail of email of e mail', 'e-mail|email|e mail'],
  ['#weg OR @jan', 'dag @jan@a.nl, de #weg en de weg', '@jan@a.nl|#weg'],
  ['afval NOT jisp', 'afval in Wormer', 'afval'],
  ['afval OR (weg jisp)', 'afval op de weg', 'afval'],
  ['afval* site:wormer.nl', 'de afvalbak, zie https://wormer.nl/a.', 'afvalbak|https://wormer.nl/a'],
  ['raw:Best', 'best in Best', 'Best'],
  ['afval NEAR/3 weg', 'weg, de afval is nu op de weg en het afval', 'weg|afval|weg|afval'],
  ['(afval NEAR/2 op) NEAR/2 weg', 'afval ligt op de weg, veel afval op', 'afval|op|weg|afval|op'],
  ['(een OR twee) NEAR/1f drie', 'een twee drie een', 'twee|drie'],
])('of %j in %j the words that made it match are marked', (query, text, expected) => {
  expect(marked(query, text)).toBe(expected);
});

test('a long text of one word is marked in part', () => {
  expect(marked('(a NEAR/9 a) NEAR/9 a', 'a '.repeat(50_000)).length).toBeGreaterThan(0);
});
