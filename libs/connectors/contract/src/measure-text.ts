import type { Measure, TextRules } from './capabilities.js';

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const URL_IN_TEXT = /https?:\/\/[^\s<>"]+/giu;
const TRAILING = new Set('.,;:!?\'")]}');
const FULL_MENTION =
  /(?<![\p{L}\p{N}_/=])@([\p{L}\p{N}_]+(?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
// No network takes a text this long, so its exact length does not matter.
const NOT_WORTH_COUNTING = 20_000;

/** The length as the network counts it. */
export function measureText(text: string, rules: TextRules): Measure {
  const length = text.length > NOT_WORTH_COUNTING ? text.length : lengthIn(countable(text, rules), rules);
  return { length, limit: rules.limit, unit: rules.unit };
}

function countable(text: string, rules: TextRules): string {
  let counted = text;
  if (rules.urlLength !== null) {
    const stand = 'x'.repeat(rules.urlLength);
    counted = counted.replace(URL_IN_TEXT, (url) => stand + punctuationAfter(url));
  }
  return rules.mentionCountsLocalPart ? counted.replace(FULL_MENTION, '@$1') : counted;
}

function lengthIn(text: string, rules: TextRules): number {
  if (rules.unit === 'byte') return Buffer.byteLength(text);
  if (rules.unit === 'utf16') return text.length;
  return Array.from(segmenter.segment(text)).length;
}

function punctuationAfter(url: string): string {
  let end = url.length;
  while (end > 0 && TRAILING.has(url.charAt(end - 1))) end -= 1;
  return url.slice(end);
}
