export interface TextMeasure {
  /** What a person counts as characters; an emoji family is one. */
  readonly graphemes: number;
  readonly utf16: number;
  readonly utf8: number;
}

const ONE_UNIT_EACH = /^[\n\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Measures a text in the three units that networks count in. */
export function measure(text: string): TextMeasure {
  if (ONE_UNIT_EACH.test(text)) return { graphemes: text.length, utf16: text.length, utf8: text.length };
  let graphemes = 0;
  for (const _ of segmenter.segment(text)) graphemes += 1;
  return { graphemes, utf16: text.length, utf8: encoder.encode(text).length };
}
