import { expect, test } from 'vitest';
import { insertBlock, slashAt } from './slash';

const at = (text: string) => slashAt(text, text.length);

test('a / at the beginning of a line or after a space asks for a template', () => {
  expect(at('/')).toEqual({ at: 0, search: '' });
  expect(at('Dag Petra,\n/grof v')).toEqual({ at: 11, search: 'grof v' });
  expect(at('Dag /')).toEqual({ at: 4, search: '' });
});

test('a / inside a word, a number or an address asks for nothing', () => {
  for (const text of ['en/of', '1/2', 'https://www', 'Dag / Petra', 'a /b/c', '/twee\n'])
    expect(at(text)).toBeUndefined();
});

test('only what stands before the cursor counts', () => {
  expect(slashAt('/afval en meer', 6)).toEqual({ at: 0, search: 'afval' });
});

test('blocks stack apart from each other, wherever the cursor stands', () => {
  const greeting = insertBlock('/aan', 0, 4, 'Dag Petra,');
  expect(greeting).toEqual({ text: 'Dag Petra,', cursor: 10 });
  const body = insertBlock(`${greeting.text} /b`, 11, 13, 'De wagen komt.');
  expect(body.text).toBe('Dag Petra,\n\nDe wagen komt.');
  const first = insertBlock('/ De wagen komt.', 0, 1, 'Dag Petra,');
  expect(first).toEqual({ text: 'Dag Petra,\n\nDe wagen komt.', cursor: 10 });
});
