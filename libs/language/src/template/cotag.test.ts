import { expect, test } from 'vitest';
import { cotagOf, withCotag, withoutCotag } from './index.js';

test('initials are added once', () => {
  expect(withCotag('Dank u wel!', 'RV')).toBe('Dank u wel! ^RV');
  expect(withCotag(withCotag('Dank u wel! \n', 'RV'), 'RV')).toBe('Dank u wel! ^RV');
});

test('who sends signs in place of who began', () => {
  expect(withCotag('Dank u wel!\n^SB ', 'RV')).toBe('Dank u wel! ^RV');
});

test('only initials at the end, apart from a word, are a signature', () => {
  expect(withCotag('2^N', 'RV')).toBe('2^N ^RV');
  expect(withCotag('^SB zei dat', 'RV')).toBe('^SB zei dat ^RV');
  expect(cotagOf('tot ziens ^RV')).toBe('RV');
  expect(cotagOf('tot ziens')).toBeUndefined();
  expect(withoutCotag('tot ziens ^RV')).toBe('tot ziens');
});

test('an empty text becomes the signature alone', () => {
  expect(withCotag('', 'RV')).toBe('^RV');
  expect(withCotag('^RV', 'RV')).toBe('^RV');
});

test('what is no initials is refused', () => {
  for (const initials of ['', 'rv', 'R v', 'A B C D', '^RV', 'R\nV', ' RV'])
    expect(() => withCotag('x', initials)).toThrow('TEMPLATE_INITIALS_INVALID');
});
