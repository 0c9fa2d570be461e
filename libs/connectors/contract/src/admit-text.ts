import { cleanText } from '@samenspraak/language/text';
import type { TextFlag } from './event.js';

/** 64 KiB of UTF-8: more than any network we know lets a citizen write. */
export const TEXT_LIMIT_BYTES = 64 * 1024;

export const CUT_MARKER = ' […]';

export interface AdmittedText {
  readonly text: string;
  readonly flags: readonly TextFlag[];
}

// What was hidden in it is told apart, so that a screen can warn; the cleaning itself is the language package's.
const HIDDEN: readonly (readonly [TextFlag, RegExp])[] = [
  ['null_removed', /\u0000/gu],
  ['control_removed', /[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/gu],
  ['bidi_removed', /[\u202A-\u202E\u2066-\u2069]/gu],
  ['zero_width_removed', /[\u00AD\u200B-\u200D\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/gu],
];

/** Well-formed text without null bytes, controls, bidi overrides and hidden characters, cut at `limit` bytes. */
export function admitText(input: string, limit = TEXT_LIMIT_BYTES): AdmittedText {
  // Nothing beyond four times the limit can survive the cut, so it is not worth reading.
  const read = input.slice(0, limit * 4);
  const text = cleanText(read);
  const flags = HIDDEN.filter(([, hidden]) => count(read, hidden) > count(text, hidden)).map(([flag]) => flag);
  const cut = cutToBytes(text, limit);
  if (cut !== text || input.length > limit * 4) flags.push('cut');
  return { text: cut, flags };
}

function count(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}

function cutToBytes(text: string, limit: number): string {
  if (text.length * 3 <= limit || Buffer.byteLength(text) <= limit) return text;
  const room = limit - Buffer.byteLength(CUT_MARKER);
  const bytes = Buffer.from(text).subarray(0, room);
  // A character cut in half decodes to one replacement character at the end.
  return bytes.toString('utf8').replace(/\uFFFD$/u, '') + CUT_MARKER;
}
