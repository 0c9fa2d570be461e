import { parseQuery } from '@samenspraak/language/query';
import { tokenise } from '@samenspraak/language/text';
import { expect, test } from 'vitest';
import { lexemesOf } from './query-lexemes.js';

const texts = Array.from({ length: 100 }, (_, n) => `Bericht over het fietspad ${n === 7 ? 'met een zwerfkat' : ''}`);
const sample = texts.map((text) => tokenise(text));
const of = (query: string) => lexemesOf(parseQuery(query), sample);

test.each([
  ['zwerfkat', ['zwerfkat']],
  ['fietspad zwerfkat', ['zwerfkat']],
  ['fietspad NEAR/3 zwerfkat', ['zwerfkat']],
  ['zwerfkat OR duif', ['zwerfkat|duif']],
  ['(zwerfkat OR duif) storm', ['storm', 'zwerfkat|duif']],
  ['(zwerfkat storm) OR "dode duif"', ['storm|dod']],
  ['zwerfkat is:question NIET duif', ['zwerfkat']],
  ['fietspad #storm', ['storm']],
  ['fietspad zwerf*', ['zwerf*']],
  ['fietspad author:jan', ['jan']],
  ['place:GM0880 zwerfkat', ['zwerfkat']],
  ['fietspad', ['fietspad']],
  ['Klazienaveen', ['klazienaven']],
  ['meer zwerfkat', ['zwerfkat']],
  ['fiets*', ['fiet*']],
])('of %s the words that are rare among the newest posts are looked up', (query, lexemes) => {
  expect(of(query)).toEqual(lexemes);
});

test.each(['place:GM0880', '@jan@host.example', 'meer', 'meer*', 'zwerfkat OR niet'])(
  '%s is not looked up: search does not know it',
  (query) => {
    expect(of(query)).toBeUndefined();
  },
);
