const LEADING_MENTIONS = /^(?:@[^\s@]{1,200}(?:@[^\s@]{1,200})?\s+)+/u;

/** A text such that what we sent and what the network shows of it compare as equal. */
export function comparableText(text: string): string {
  const oneLine = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return oneLine.replace(LEADING_MENTIONS, '').replace(/(@[\p{L}\p{N}_]+)@[\p{L}\p{N}_.:-]*[\p{L}\p{N}_]/gu, '$1');
}
