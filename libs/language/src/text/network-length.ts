/** How a network counts a text. */
export interface LengthRules {
  readonly limit: number;
  /** `grapheme`, `utf16`, `byte`; what is none of these counts as graphemes. */
  readonly unit: string;
  /** Every URL counts as this many; null or absent when it counts as written. */
  readonly urlLength?: number | null;
  /** Of @name@server only @name counts. */
  readonly mentionCountsLocalPart?: boolean;
}

const URL_IN_TEXT = /https?:\/\/[^\s<>"]+/giu;
const TRAILING = new Set('.,;:!?\'")]}');
const FULL_MENTION =
  /(?<![\p{L}\p{N}_/=])@([\p{L}\p{N}_]+(?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
const ONE_UNIT_EACH = /^[\n\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** The length of a text as its network counts it. */
export function networkLength(text: string, rules: LengthRules): number {
  const counted = countable(text, rules);
  if (rules.unit === 'byte') return encoder.encode(counted).length;
  if (rules.unit === 'utf16' || ONE_UNIT_EACH.test(counted)) return counted.length;
  let graphemes = 0;
  for (const _ of segmenter.segment(counted)) graphemes += 1;
  return graphemes;
}

function countable(text: string, rules: LengthRules): string {
  let counted = text;
  if (rules.urlLength !== null && rules.urlLength !== undefined) {
    const stand = 'x'.repeat(rules.urlLength);
    counted = counted.replace(URL_IN_TEXT, (url) => stand + url.slice(endOfUrl(url)));
  }
  return rules.mentionCountsLocalPart ? counted.replace(FULL_MENTION, '@$1') : counted;
}

/** Where a URL ends that may have the punctuation of its sentence behind it. */
function endOfUrl(url: string): number {
  let end = url.length;
  while (end > 0 && TRAILING.has(url.charAt(end - 1))) end -= 1;
  return end;
}
