import { expect, test } from 'vitest';
import { whyCodes, whySentence } from './why-sentence.js';

test('a code and its parameters become one Dutch sentence', () => {
  expect(whySentence({ code: 'place_named', params: { name: 'Oosthuizen' } })).toBe(
    'Het bericht noemt Oosthuizen, een plaats in jullie gemeente.',
  );
});

test('an unknown code or a missing parameter gives the neutral sentence', () => {
  expect(whySentence({ code: 'x', params: {} })).toBe('Het bericht is aan jullie toegewezen.');
  expect(whySentence({ code: 'place_named', params: {} })).toBe('Het bericht is aan jullie toegewezen.');
});

test('a parameter is never read as a pattern', () => {
  expect(whySentence({ code: 'query_matched', params: { query: '{account} $& x' } })).toContain('{account} $& x');
});

test('every code has a sentence that ends', () => {
  for (const code of whyCodes) expect(whySentence({ code, params: {} })).toMatch(/\.$/);
});
