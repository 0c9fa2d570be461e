import { describe, expect, it } from 'vitest';
import { isAlike, likenessOf } from './likeness.js';
import { tokenise } from './tokenise.js';

const of = (text: string) => likenessOf(tokenise(text))!;
const LONG =
  'De gemeente haalt vanaf maandag het oud papier niet meer aan huis op, breng het naar de milieustraat aan de Veerdijk';

describe('likeness of texts', () => {
  it('sees a repost as the same text, whatever its capitals, mentions and addresses', () => {
    expect(of(`RT @buurman: ${LONG.toUpperCase()} https://voorbeeld.nl/abc`).keys).toEqual(of(LONG).keys);
  });

  it.each([
    ['a word added at the end', `${LONG} schande`],
    ['words added in front', `Lees dit even: ${LONG}`],
    ['one word changed', LONG.replace('maandag', 'dinsdag')],
  ])('sees a copy with %s as alike', (_, copy) => {
    expect(of(copy).keys[0]).not.toBe(of(LONG).keys[0]);
    expect(
      of(copy)
        .keys.slice(1)
        .some((key) => of(LONG).keys.includes(key)),
    ).toBe(true);
    expect(isAlike(of(copy).sketch, of(LONG).sketch)).toBe(true);
  });

  it.each([
    [
      'another text on the subject',
      'Waarom haalt de gemeente ons oud papier niet op deze week, het waait door de straat',
    ],
    [
      'a text that shares its opening',
      'De gemeente haalt vanaf maandag de bladeren op in alle wijken en dorpen van onze mooie streek, fijn dat dit gebeurt',
    ],
  ])('keeps %s apart', (_, other) => {
    expect(isAlike(of(other).sketch, of(LONG).sketch)).toBe(false);
  });

  it('compares short texts by their exact words only', () => {
    expect(of('Wanneer is het loket open?').keys).toEqual(of('wanneer is het LOKET open').keys);
    expect(isAlike(of('Wanneer is het loket open?').sketch, of('Wanneer is het loket dicht?').sketch)).toBe(false);
  });

  it('has nothing to compare in a text without words', () => {
    expect(likenessOf(tokenise('@gemeente https://voorbeeld.nl 🙂'))).toBeUndefined();
  });
});
