import type { TextFlag } from './event.js';

/** 64 KiB of UTF-8: more than any network we know lets a citizen write. */
export const TEXT_LIMIT_BYTES = 64 * 1024;

export const CUT_MARKER = ' […]';

export interface AdmittedText {
  readonly text: string;
  readonly flags: readonly TextFlag[];
}

// Each rule removes characters that are never needed to read a text but can hide or reorder it.
// eslint-disable-next-line no-control-regex
const NULLS = /\u0000/gu;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0001-\u0008\u000B-\u001F\u007F-\u009F]/gu;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/gu;
// A joiner belongs after an emoji or in a script that writes with joiners; tag letters only in a flag.
const ZERO_WIDTH =
  /[\u00AD\u200B\u2060-\u2064\uFEFF]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{L}\p{M}])[\u200C\u200D]|(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200C\u200D]|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,7})[\u{E0000}-\u{E007F}]/gu;

const RULES: readonly (readonly [TextFlag, RegExp])[] = [
  ['null_removed', NULLS],
  ['control_removed', CONTROLS],
  ['bidi_removed', BIDI],
  ['zero_width_removed', ZERO_WIDTH],
];

/** Well-formed text without null bytes, controls, bidi overrides and hidden characters, cut at `limit` bytes. */
export function admitText(input: string, limit = TEXT_LIMIT_BYTES): AdmittedText {
  const flags: TextFlag[] = [];
  // Nothing beyond four times the limit can survive the cut, so it is not worth reading.
  let text = input
    .slice(0, limit * 4)
    .toWellFormed()
    .replace(/\r\n?/gu, '\n');
  for (const [flag, pattern] of RULES) {
    const cleaned = text.replace(pattern, '');
    if (cleaned !== text) flags.push(flag);
    text = cleaned;
  }
  const cut = cutToBytes(text, limit);
  if (cut !== text || input.length > limit * 4) flags.push('cut');
  return { text: cut, flags };
}

function cutToBytes(text: string, limit: number): string {
  if (text.length * 3 <= limit || Buffer.byteLength(text) <= limit) return text;
  const room = limit - Buffer.byteLength(CUT_MARKER);
  const bytes = Buffer.from(text).subarray(0, room);
  // A character cut in half decodes to one replacement character at the end.
  return bytes.toString('utf8').replace(/\uFFFD$/u, '') + CUT_MARKER;
}
