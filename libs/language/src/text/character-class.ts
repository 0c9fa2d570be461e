export const SEPARATOR = 1;
export const WORD = 2;
export const JOINER = 3;
export const INVISIBLE = 4;

const LETTERS = /[\p{L}\p{N}\p{M}]/u;
const JOINERS = "-'\u2010\u2011\u2018\u2019\u02bc";
const INVISIBLES = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/;
const SUPPLEMENTARY = 0x10000;

/** The class of each UTF-16 unit that stands for itself; 0 for halves of a pair and for what nobody has met yet. */
export const unitClasses = new Uint8Array(SUPPLEMENTARY);
// The plane of the emoji, and of most letters beyond the basic plane.
const firstPlane = new Uint8Array(SUPPLEMENTARY);

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  if (JOINERS.includes(character)) return JOINER;
  if (INVISIBLES.test(character)) return INVISIBLE;
  return LETTERS.test(character) ? WORD : SEPARATOR;
}

const judge = (point: number): number => (LETTERS.test(String.fromCodePoint(point)) ? WORD : SEPARATOR);

function classOfPair(text: string, offset: number): number {
  const point = text.codePointAt(offset) ?? 0;
  if (point < SUPPLEMENTARY) return SEPARATOR;
  if (point >= 2 * SUPPLEMENTARY) return judge(point);
  return firstPlane[point - SUPPLEMENTARY] || (firstPlane[point - SUPPLEMENTARY] = judge(point));
}

/** Tells what the character at an offset does to a word; remembers it. */
export function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit >= 0xd800 && unit <= 0xdbff) return classOfPair(text, offset);
  // The low half follows its high half, which was judged just before.
  if (unit >= 0xdc00 && unit <= 0xdfff) return offset > 0 ? classAtHigh(text, offset - 1) : SEPARATOR;
  return unitClasses[unit] || (unitClasses[unit] = classify(unit));
}

function classAtHigh(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xd800 && unit <= 0xdbff ? classAt(text, offset) : SEPARATOR;
}

for (let unit = 0; unit < 128; unit += 1) unitClasses[unit] = classify(unit);
