/** Graphemes of a subject: more is cut off by mail programs, and some servers refuse it. */
const MOST_SUBJECT = 150;

/** One line without what could end a header (RFC 5322) or turn the direction of what follows it. */
export function headerText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A subject that a mail program shows whole; a longer one ends in an ellipsis, between two graphemes. */
export function subjectText(text: string): string {
  const line = headerText(text.slice(0, 10_000));
  const graphemes = [...new Intl.Segmenter('nl', { granularity: 'grapheme' }).segment(line)];
  if (graphemes.length <= MOST_SUBJECT) return line;
  const kept = graphemes.slice(0, MOST_SUBJECT - 1).map(({ segment }) => segment);
  return `${kept.join('').trimEnd()}…`;
}
