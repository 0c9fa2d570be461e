const URL_START = /(?:https?:\/\/|www\.)[^\s<>"\u201c\u201d]+/iy;
const MENTION =
  /@([\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_.-]{0,62}[\p{L}\p{N}\p{M}_])?(?:@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)?)/iuy;
const HASHTAG = /#([\p{L}\p{N}\p{M}_]{1,100})/uy;
const DOMAIN_PART = /@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/iy;
// Only endings that are no Dutch word: "de straat.De auto" is two sentences, no address.
const BARE_DOMAIN = /^(?:[a-z0-9-]{1,63}\.){1,8}(?:nl|com|org|net|eu)$/i;
const PATH = /[/?#][^\s<>"\u201c\u201d]*/y;
const TRAILING = new Set(Array.from(".,;:!?)]}'\u2019\u2026*_-", (character) => character.charCodeAt(0)));
const LONGEST_ADDRESS = 254;

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** Gives the offset after an address without the punctuation that closes the sentence around it. */
function withoutTrailing(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && TRAILING.has(text.charCodeAt(last - 1))) last -= 1;
  return last;
}

/** Gives the offset after the URL that starts here, or -1. */
export function urlEnd(text: string, start: number): number {
  const unit = text.charCodeAt(start) | 32;
  if (unit !== 104 && unit !== 119) return -1;
  const second = text.charCodeAt(start + 1) | 32;
  if (second !== 116 && second !== 119) return -1;
  const end = patternEnd(URL_START, text, start);
  return end < 0 ? -1 : withoutTrailing(text, start, end);
}

// What an ASCII character may be in a name.
const LETTER = 1;
const NUMBER = 3;
const INNER = 4;
const inName = new Uint8Array(128);
for (let unit = 0; unit < 128; unit += 1) {
  const character = String.fromCharCode(unit);
  if (/[a-z]/i.test(character)) inName[unit] = LETTER;
  if (/[0-9_]/.test(character)) inName[unit] = NUMBER;
  if (character === '.' || character === '-') inName[unit] = INNER;
}
const LONGEST_NAME = 64;
const LONGEST_HASHTAG = 100;
const AT = 64;

/** Gives the offset after the mention (@name, @name@host, @name.host) that starts here, or -1. */
export function mentionEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && (inName[text.charCodeAt(end)] ?? 0) !== 0) end += 1;
  // Only names of plain letters are read here; the pattern says what all others are.
  const plain = end - start <= LONGEST_NAME && !(text.charCodeAt(end) >= 128) && text.charCodeAt(end) !== AT;
  if (!plain) return patternEnd(MENTION, text, start);
  if (end === start + 1 || inName[text.charCodeAt(start + 1)] === INNER) return -1;
  while (inName[text.charCodeAt(end - 1)] === INNER) end -= 1;
  return end;
}

/** Gives the offset after the hashtag that starts here, or -1; a number alone is no hashtag. */
export function hashtagEnd(text: string, start: number): number {
  let end = start + 1;
  let found = 0;
  for (; end < text.length; end += 1) {
    const kind = inName[text.charCodeAt(end)] ?? 0;
    if ((kind & LETTER) === 0) break;
    if (kind === LETTER) found = LETTER;
  }
  if (end - start > LONGEST_HASHTAG || text.charCodeAt(end) >= 128) {
    const hashtag = matchAt(HASHTAG, text, start)?.[1];
    return hashtag && !/^[\p{N}_]+$/u.test(hashtag) ? start + 1 + hashtag.length : -1;
  }
  return found === LETTER ? end : -1;
}

function patternEnd(pattern: RegExp, text: string, start: number): number {
  const found = matchAt(pattern, text, start);
  return found ? start + found[0].length : -1;
}

export const isAddressUnit = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 97 && unit <= 122) ||
  unit === 46 ||
  unit === 45 ||
  unit === 43 ||
  unit === 37 ||
  unit === 95;

/** Looks for an e-mail address or bare domain here; `scanned` is how far it looked, so that nobody looks twice. */
export function addressAt(text: string, start: number): { kind?: 'email' | 'url'; end: number; scanned: number } {
  let scanned = start;
  while (scanned < text.length && isAddressUnit(text.charCodeAt(scanned))) scanned += 1;
  const length = scanned - start;
  if (length > LONGEST_ADDRESS) return { end: start, scanned };
  if (text[scanned] === '@') {
    const domain = matchAt(DOMAIN_PART, text, scanned);
    return domain ? { kind: 'email', end: scanned + domain[0].length, scanned } : { end: start, scanned };
  }
  if (length < 4) return { end: start, scanned };
  const end = withoutTrailing(text, start, scanned);
  if (!BARE_DOMAIN.test(text.slice(start, end))) return { end: start, scanned };
  const path = end === scanned ? matchAt(PATH, text, end) : null;
  return { kind: 'url', end: path ? withoutTrailing(text, start, end + path[0].length) : end, scanned };
}
