import { expect, test } from 'vitest';
import { foundLine } from './found-line.js';

const lit = (text: string, words: string) => {
  const found = foundLine(text, words);
  return found?.marks.map(({ start, end }) => found.text.slice(start, end));
};

test('words light up in all their forms and with or without accents', () => {
  expect(lit('Alle vuilniscontainers en de container zijn vol', 'containers')).toEqual(['container']);
  expect(lit('Een crêpe in het privé-park', 'crepe prive')).toEqual(['crêpe', 'privé']);
  expect(lit('Een boom, twee bomen', 'boom')).toEqual(['boom', 'bomen']);
});

test('a long text is shown around the first of them, on one line', () => {
  const text = `${'woord '.repeat(80)}\nde lantaarnpaal is stuk\n${'woord '.repeat(80)}`;
  const found = foundLine(text, 'lantaarnpaal')!;
  expect(found.text).toMatch(/^…woord .*de lantaarnpaal is stuk woord.*…$/);
  expect(found.text).not.toContain('\n');
  expect(found.text.length).toBeLessThanOrEqual(165);
  expect(lit(text, 'lantaarnpaal')).toEqual(['lantaarnpaal']);
});

test('what was not to be found lights nothing up, and a name elsewhere neither', () => {
  expect(lit('De container is vol en de boom is om', 'container -boom')).toEqual(['container']);
  expect(foundLine('Wanneer komt u?', 'jansen')).toBeUndefined();
});

test('marks stay on their word behind emoji', () => {
  expect(lit('👨‍👩‍👧 😡 de boom 🌧️ bomen', 'boom')).toEqual(['boom', 'bomen']);
});
