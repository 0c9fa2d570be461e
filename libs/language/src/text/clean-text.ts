// Nearly every text is of these letters only, and nothing is to be done about any of them.
const PLAIN = /^[\t\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]*$/;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
// A joiner means something inside an emoji sequence and in scripts whose letters connect; elsewhere it only hides.
const JOINER =
  /(?<emoji>(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic}))|(?<letters>(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{M}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]))|[\u200c\u200d]/gu;
const FLAG_OR_TAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}|[\u{e0000}-\u{e007f}]/gu;
const STACKED_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * Makes a text from outside safe to store, compare and show: no control, bidirectional or hidden characters, no half
 * surrogates, no towers of marks; line ends are `\n` and letters are composed (NFC). Emoji sequences stay whole.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI, '')
    .replace(INVISIBLE, '')
    .replace(JOINER, (found, ...rest) => {
      const groups = rest.at(-1) as { emoji?: string; letters?: string };
      return (groups.emoji ?? groups.letters) ? found : '';
    })
    .replace(FLAG_OR_TAG, (found) => (found.startsWith('\u{1f3f4}') ? found : ''))
    .replace(STACKED_MARKS, '$1')
    .normalize('NFC');
}
