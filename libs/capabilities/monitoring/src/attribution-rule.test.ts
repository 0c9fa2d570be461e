import { expect, test } from 'vitest';
import { nameKey, ruleOf, type Ruling } from './attribution-rule.js';

const subject = { id: 'r', name: 'Spijkerboor', word: '' };
const said = (...meant: string[]) =>
  meant.map((word, index): Ruling => {
    const [kind, meantId] = word.startsWith('!')
      ? (['settlement', word.slice(1)] as const)
      : word === '-'
        ? (['withdrawal', null] as const)
        : (['correction', word] as const);
    return { version: index + 1, kind, meantId, authorId: 'vrz', byId: 'm', at: new Date(index) };
  });
const state = (...meant: string[]) => {
  const rule = ruleOf(subject, said(...meant));
  return `${rule.state} ${rule.meantId ?? ''} ${rule.version}`;
};

test.each([
  [['wor'], 'ACTIVE wor 1'],
  [['wor', 'wor'], 'ACTIVE wor 2'],
  [['wor', 'oos'], 'DISPUTED wor 2'],
  // What they agree on later does not settle it: a person does.
  [['wor', 'oos', 'wor'], 'DISPUTED wor 3'],
  [['wor', 'oos', '!oos'], 'ACTIVE oos 3'],
  [['wor', 'oos', '!oos', 'wor'], 'DISPUTED oos 4'],
  [['wor', '-'], 'WITHDRAWN  2'],
  [['wor', 'oos', '-', 'oos'], 'ACTIVE oos 4'],
  [[], 'WITHDRAWN  0'],
])('%j makes %s', (meant, expected) => expect(state(...meant)).toBe(expected));

test('rulings count in the order of their versions, however they are read', () => {
  expect(ruleOf(subject, said('wor', '-', 'oos').reverse())).toMatchObject({ state: 'ACTIVE', meantId: 'oos' });
});

test('a name is compared without capitals, diacritics and extra space', () => {
  expect(nameKey('  Súdwest  Fryslân ')).toBe('sudwest fryslan');
});
