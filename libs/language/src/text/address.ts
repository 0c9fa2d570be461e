const URL_START = /(?:https?:\/\/|www\.)[^\s<>"\u201c\u201d]+/iy;
const MENTION =
  /@([\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_.-]{0,62}[\p{L}\p{N}\p{M}_])?(?:@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)?)/iuy;
const HASHTAG = /#([\p{L}\p{N}\p{M}_]{1,100})/uy;
const DOMAIN_PART = /@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/iy;
// Only endings that are no Dutch word: "de straat.De auto" is two sentences, no address.
const BARE_DOMAIN = /^(?:[a-z0-9-]{1,63}\.){1,8}(?:nl|com|org|net|eu)$/i;
const PATH = /[/?#][^\s<>"\u201c\u201d]*/y;
const TRAILING = /[.,;:!?)\]}'\u2019\u2026*_-]$/;
const LONGEST_ADDRESS = 254;

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** Gives the offset after an address without the punctuation that closes the sentence around it. */
function withoutTrailing(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && TRAILING.test(text[last - 1] ?? '')) last -= 1;
  return last;
}

/** Gives the offset after the URL that starts here, or -1. */
export function urlEnd(text: string, start: number): number {
  const unit = text.charCodeAt(start) | 32;
  if (unit !== 104 && unit !== 119) return -1;
  const second = text.charCodeAt(start + 1) | 32;
  if (second !== 116 && second !== 119) return -1;
  const found = matchAt(URL_START, text, start);
  return found ? withoutTrailing(text, start, start + found[0].length) : -1;
}

/** Gives the offset after the mention (@name, @name@host, @name.host) that starts here, or -1. */
export function mentionEnd(text: string, start: number): number {
  const found = matchAt(MENTION, text, start);
  return found ? start + found[0].length : -1;
}

/** Gives the offset after the hashtag that starts here, or -1; a number alone is no hashtag. */
export function hashtagEnd(text: string, start: number): number {
  const found = matchAt(HASHTAG, text, start);
  return found?.[1] && !/^[\p{N}_]+$/u.test(found[1]) ? start + found[0].length : -1;
}

const isAddressUnit = (unit: number): boolean =>
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
