import { expect, test } from 'vitest';
import { cotagOf, signatureOf, withCotag, withoutCotag } from './index.js';

const rianne = { initials: 'RV', displayName: 'Rianne Visser' };
const rule = { signAs: 'INITIALS', teamSignature: 'Team Wormerland' } as const;

test('the tenant chooses between initials, first name and team', () => {
  expect(signatureOf(rianne, rule)).toBe('RV');
  expect(signatureOf(rianne, { ...rule, signAs: 'FIRST_NAME' })).toBe('Rianne');
  expect(signatureOf(rianne, { ...rule, signAs: 'TEAM' })).toBe('Team Wormerland');
});

test('a first name that cannot be a signature gives way to the initials', () => {
  const odd = (displayName: string) => signatureOf({ initials: 'RV', displayName }, { ...rule, signAs: 'FIRST_NAME' });
  expect(odd('rianne')).toBe('RV');
  expect(odd('')).toBe('RV');
  expect(odd('<b>')).toBe('RV');
  expect(odd("D'Arcy Bos")).toBe("D'Arcy");
});

test('each kind of signature is put once, and taken off whole', () => {
  for (const signature of ['RV', 'Rianne', 'Team Wormerland', 'Anne-Fleur', 'Gemeente Edam-Volendam']) {
    const signed = withCotag('Dank u wel!', signature);
    expect(signed).toBe(`Dank u wel! ^${signature}`);
    expect(cotagOf(signed)).toBe(signature);
    expect(withoutCotag(signed)).toBe('Dank u wel!');
    expect(withCotag(signed, 'SB')).toBe('Dank u wel! ^SB');
  }
});
