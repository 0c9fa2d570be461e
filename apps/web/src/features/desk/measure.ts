/** The door to length counting: how the network of a conversation counts, from its `replyability`. */
export interface LengthRules {
  limit: number;
  /** `grapheme`, `utf16` or `byte`. */
  unit: string;
  /** What every link costs, or null when a link costs its own length. */
  urlLength?: number | null;
}

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const encoder = new TextEncoder();
const PLAIN = /^[\n\x20-\x7e]*$/;
const LINK = /https?:\/\/[^\s<>"]+/giu;
const TRAILING = /[.,;:!?'")\]}]+$/u;
const FULL_MENTION =
  /(?<![\p{L}\p{N}_/=])@([\p{L}\p{N}_]+(?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;

/** The length of a text as its network counts it: links at a fixed price, of a full mention only the name. */
export function measure(text: string, rules: LengthRules): number {
  let counted = text;
  if (rules.urlLength != null) {
    const stand = 'x'.repeat(rules.urlLength);
    counted = counted.replace(LINK, (link) => stand + (TRAILING.exec(link)?.[0] ?? ''));
  }
  counted = counted.replace(FULL_MENTION, '@$1');
  if (rules.unit === 'byte') return encoder.encode(counted).length;
  if (rules.unit === 'utf16' || PLAIN.test(counted)) return counted.length;
  let graphemes = 0;
  for (const _ of segmenter.segment(counted)) graphemes += 1;
  return graphemes;
}

/** The whole post: mention in front, text, initials behind. */
export function wholePost(text: string, mentionPrefix: string | null | undefined, initials: string): string {
  const prefix = mentionPrefix?.trim() ?? '';
  const body = text.trim();
  const named = body.toLowerCase().includes(prefix.toLowerCase());
  const front = named ? '' : `${prefix} `;
  return `${front}${body}${body === '' ? '' : ' '}^${initials}`;
}
