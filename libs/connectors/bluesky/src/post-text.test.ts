import { expect, test } from 'vitest';
import { textWithLinks } from './post-text.js';

const link = (text: string, shown: string, uri: string) => {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(shown)));
  const index = { byteStart, byteEnd: byteStart + Buffer.byteLength(shown) };
  return { index, features: [{ $type: 'app.bsky.richtext.facet#link', uri }] };
};

test.each([
  [
    'a shortened one',
    'Zie 👩‍👩‍👧‍👦 wormerland.nl/afv...',
    'wormerland.nl/afv...',
    'https://www.wormerland.nl/afval',
    'Zie 👩‍👩‍👧‍👦 https://www.wormerland.nl/afval',
  ],
  ['one without https', 'Kijk op wormer.nl!', 'wormer.nl', 'https://wormer.nl', 'Kijk op https://wormer.nl!'],
  ['one behind other words', 'Klik hier é', 'hier', 'https://wormer.nl/x', 'Klik hier (https://wormer.nl/x) é'],
  ['a whole one', 'https://wormer.nl/x', 'https://wormer.nl/x', 'https://wormer.nl/x', 'https://wormer.nl/x'],
])('a link is written out: %s', (_what, text, shown, uri, written) => {
  expect(textWithLinks(text, [link(text, shown, uri)])).toBe(written);
});

test('facets that overlap, lie outside the text or lead elsewhere than the web change nothing', () => {
  const text = 'brug open';
  const at = (byteStart: number, byteEnd: number, uri = 'https://a.example') => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  });
  expect(textWithLinks(text, [at(0, 90), at(5, 5), at(6, 2)])).toBe(text);
  expect(textWithLinks(text, [at(0, 4, 'javascript:alert(1)')])).toBe(text);
  expect(textWithLinks(text, [at(0, 4), at(2, 9)])).toBe('brug (https://a.example) open');
});
