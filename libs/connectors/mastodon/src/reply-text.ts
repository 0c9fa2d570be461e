const LEADING_MENTIONS = /^(?:@[^\s@]{1,200}(?:@[^\s@]{1,200})?\s+)+/u;

/** A reply reaches its author only when it names him; added in front unless the text does so itself. */
export function withMention(text: string, handle: string | undefined): string {
  if (!handle || mentions(text, handle)) return text;
  return `@${handle} ${text}`;
}

function mentions(text: string, handle: string): boolean {
  const names = text.toLowerCase().match(/(?<![\p{L}\p{N}_/@.])@[a-z0-9_.@:-]+/gu) ?? [];
  return names.some((name) => name.replace(/[.:-]+$/u, '') === `@${handle.toLowerCase()}`);
}

/** A text such that what we sent and what the server shows of it compare as equal. */
export function comparable(text: string): string {
  const oneLine = text.slice(0, 20_000).normalize('NFC').replace(/\s+/gu, ' ').trim();
  return oneLine.replace(LEADING_MENTIONS, '').replace(/(@[\p{L}\p{N}_]+)@[\p{L}\p{N}_.:-]*[\p{L}\p{N}_]/gu, '$1');
}
