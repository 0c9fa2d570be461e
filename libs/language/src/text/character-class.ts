const SEPARATOR = 1;
export const WORD = 2;
export const JOINER = 3;
export const INVISIBLE = 4;

const LETTERS = /[\p{L}\p{N}\p{M}]/u;
const JOINERS = "-'\u2010\u2011\u2018\u2019\u02bc";
const INVISIBLES = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/;
const known = new Uint8Array(0x10000);

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  if (JOINERS.includes(character)) return JOINER;
  if (INVISIBLES.test(character)) return INVISIBLE;
  return LETTERS.test(character) ? WORD : SEPARATOR;
}

/** Tells what the character at an offset does to a word; remembers it for the basic plane. */
export function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const point = text.codePointAt(offset) ?? 0;
    return point > 0xffff && LETTERS.test(String.fromCodePoint(point)) ? WORD : SEPARATOR;
  }
  // The low half follows its high half, which was judged just before.
  if (unit >= 0xdc00 && unit <= 0xdfff) return offset > 0 ? classAtHigh(text, offset - 1) : SEPARATOR;
  return known[unit] || (known[unit] = classify(unit));
}

function classAtHigh(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xd800 && unit <= 0xdbff ? classAt(text, offset) : SEPARATOR;
}
