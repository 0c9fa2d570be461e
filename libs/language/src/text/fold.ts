const ASCII = /^[\0-\x7f]*$/;
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;
const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};
const LIGATURES = /[ßæœøđðłıþ]/g;

/** Letters and digits beyond this many UTF-16 units do not take part in the comparison of one word. */
export const LONGEST_WORD = 100;

/** Gives the form in which words are compared: lower case, without diacritics, invisible characters or letter variants. */
export function fold(word: string): string {
  const bounded = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word;
  if (ASCII.test(bounded)) return bounded.toLowerCase();
  return bounded
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (letter) => WITHOUT_DECOMPOSITION[letter] ?? letter);
}
