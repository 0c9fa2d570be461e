import type { Hint } from './hint.js';

const ELSEWHERE = [
  /(?<!\p{L})(?:bel|belt|mail|mailt|e-mail|app)\s+(?:u\s+|je\s+)?(?:ons|dan|gerust|even|met|naar|via|het|de|op)(?!\p{L})/giu,
  /(?<!\p{L})(?:kunt|kun|kan|mag)\s+(?:u|je)\s+(?:ons\s+)?(?:telefonisch\s+)?(?:bellen|mailen|appen)(?!\p{L})/giu,
  /(?<!\p{L})(?:u|je)\s+(?:kunt|kunt\s+ons|kan|mag)\s+(?:ons\s+)?(?:bellen|mailen)(?!\p{L})/giu,
  /(?<!\p{L})(?:stuur|stuurt)\s+(?:u\s+|je\s+)?(?:ons\s+)?(?:een\s+)?(?:mail|mailtje|e-mail|brief)(?!\p{L})/giu,
  /(?<!\p{L})neem\s+(?:dan\s+|gerust\s+)?(?:telefonisch\s+)?contact\s+(?:met\s+ons\s+)?op(?!\p{L})/giu,
];

/** Asks the citizen to come by another way than the one it asked on. An emergency number is no such thing. */
export function sameChannelHints(text: string): Hint[] {
  const found = ELSEWHERE.flatMap((pattern) => Array.from(text.matchAll(pattern)));
  return found
    .filter(
      ({ index, 0: words }) =>
        !/^\s*(?:altijd\s+|direct\s+|meteen\s+)?(?:112|0900[\s-]?8844)/u.test(text.slice(index + words.length)),
    )
    .filter(({ index, 0: words }) => !/^bel\s+(?:de\s+)?politie/iu.test(text.slice(index, index + words.length + 8)))
    .map(({ index, 0: words }) => ({ kind: 'sameChannel', at: index, end: index + words.length, words }));
}
