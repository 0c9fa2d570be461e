import { expect, test } from 'vitest';
import { measure, wholePost } from './measure';

const rules = { limit: 500, unit: 'grapheme', urlLength: 23 };

test('a link costs what the network asks, the full stop behind it costs one', () => {
  expect(measure('Zie https://www.wormerland.nl/afval/inhaalronde-november.', rules)).toBe(4 + 23 + 1);
});

test('of a full mention only the name counts', () => {
  expect(measure('@petra@plein.example hoi', rules)).toBe('@petra hoi'.length);
});

test('an emoji family is one character, two utf-16 units count two, bytes count bytes', () => {
  expect(measure('👨‍👩‍👧', rules)).toBe(1);
  expect(measure('😀', { ...rules, unit: 'utf16' })).toBe(2);
  expect(measure('é', { ...rules, unit: 'byte' })).toBe(2);
});

test('without a link price a link costs its length', () => {
  expect(measure('https://a.nl', { ...rules, urlLength: null })).toBe(12);
});

test('the whole post is mention, text and initials, the mention once', () => {
  expect(wholePost('Dag!', '@petra ', 'RV')).toBe('@petra Dag! ^RV');
  expect(wholePost('@petra Dag!', '@petra ', 'RV')).toBe('@petra Dag! ^RV');
  expect(wholePost('', null, 'RV')).toBe('^RV');
});
