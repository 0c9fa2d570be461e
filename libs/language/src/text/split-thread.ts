import { networkLength, type LengthRules } from './network-length.js';

/** How a network counts, and the mention that stands in front of each part of an answer. */
export interface ThreadRules extends LengthRules {
  readonly mentionPrefix?: string | null;
}

/** An answer of more parts than this is an article. */
export const MOST_THREAD_PARTS = 10;

const NEVER_CUT = /https?:\/\/[^\s<>"]+|(?<![\p{L}\p{N}_/.])@[\p{L}\p{N}_][\p{L}\p{N}_.@:-]*/gu;
// A mark that stands on a space belongs to it, and so to the word before.
const WORD = /\S+(?:\s+[\p{M}\u200c\u200d\p{Emoji_Modifier}]\S*)*/gu;
const SENTENCE_END = /[.!?\u2026]['"\u2019\u201d)]*$/u;
/** A part is cut at a paragraph or a sentence when it is at least this full by then. */
const FULL_ENOUGH = { paragraph: 0.4, sentence: 0.55 };
const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** The text as pieces that stay whole; `ends` holds where each ends, with what comes behind it left out of a part. */
interface Pieces {
  readonly text: string;
  readonly ends: readonly number[];
}

/**
 * Cuts an answer that is too long for its network into parts: each within the limit with the mention in front, numbered
 * at its end (1/3) where there is more than one, and signed on the last. Cuts between paragraphs, else sentences, else
 * words; a word, a URL or a mention is cut only when no part can hold it, and a character never.
 * @param sign what the last part ends in, `^RV`
 * @returns one part, too long, when the limit leaves no room for a thread
 */
export function splitThread(text: string, rules: ThreadRules, sign: string): string[] {
  const whole = text.trim();
  const one = joined(whole, sign);
  if (fits(one, rules)) return [one];
  for (const digits of [1, 2, 3]) {
    const number = `${'9'.repeat(digits)}/${'9'.repeat(digits)}`;
    const parts = cut(whole, rules, number, sign);
    if (parts === undefined) break;
    if (String(parts.length).length > digits) continue;
    return parts.map((part, n) => {
      const place = `${n + 1}/${parts.length}`;
      return n + 1 < parts.length ? joined(part, place) : joined(part, place, sign);
    });
  }
  return [one];
}

/** Whether a text fits in one post of its network, with the mention in front. */
function fits(part: string, rules: ThreadRules): boolean {
  return networkLength(withPrefix(part, rules), rules) <= rules.limit;
}

function withPrefix(part: string, { mentionPrefix }: ThreadRules): string {
  const mention = mentionPrefix?.trim() ?? '';
  return mention === '' ? part : `${mention} ${part}`;
}

function joined(...pieces: string[]): string {
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** @returns undefined when not even one character would fit */
function cut(whole: string, rules: ThreadRules, number: string, sign: string): string[] | undefined {
  const parts: string[] = [];
  let rest = whole;
  while (!fits(joined(rest, number, sign), rules)) {
    const end = cutAt(rest, (part) => fits(joined(part, number), rules));
    if (end === undefined) return undefined;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
    // What is left is the signature alone, and not even that fits.
    if (rest === '' && !fits(joined(number, sign), rules)) return undefined;
  }
  return [...parts, rest];
}

/** Where the first part of a text ends that as a whole does not fit with the signature. */
function cutAt(text: string, holds: (part: string) => boolean): number | undefined {
  const words = wordsOf(text);
  // The last part is not the signature alone as long as that can be helped.
  const last = words.ends.length > 1 ? words.ends.length - 2 : 0;
  const at = lastHeld(words, last, holds);
  if (at >= 0) return words.ends[betterCut(words, at)];
  const [first] = words.ends;
  for (const letters of [lettersOf(text.slice(0, first)), lettersOf(text.slice(0, first), false)]) {
    const within = lastHeld(letters, letters.ends.length - 1, holds);
    if (within >= 0) return letters.ends[within];
  }
  return undefined;
}

/** The last piece, up to `last`, with which a part still holds what comes before, or -1. */
function lastHeld({ text, ends }: Pieces, last: number, holds: (part: string) => boolean): number {
  let [low, high] = [-1, last];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(text.slice(0, ends[middle]))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** At or before the last word that fits: the end of a paragraph or a sentence that leaves the part full enough. */
function betterCut({ text, ends }: Pieces, at: number): number {
  const full = ends[at] as number;
  const found = (least: number, is: (n: number) => boolean): number | undefined => {
    for (let n = at; n >= 0 && (ends[n] as number) >= least * full; n -= 1) if (is(n)) return n;
    return undefined;
  };
  const paragraph = (n: number) => /^[^\S\n]*\n\s*\n/u.test(text.slice(ends[n], (ends[n] as number) + 200));
  const sentence = (n: number) => SENTENCE_END.test(text.slice(Math.max(0, (ends[n] as number) - 8), ends[n]));
  return found(FULL_ENOUGH.paragraph, paragraph) ?? found(FULL_ENOUGH.sentence, sentence) ?? at;
}

function wordsOf(text: string): Pieces {
  return { text, ends: Array.from(text.matchAll(WORD), (word) => word.index + word[0].length) };
}

/** The pieces of a word that no part can hold: characters, and in it addresses and mentions as one piece each. */
function lettersOf(word: string, sparesAddresses = true): Pieces {
  const ends: number[] = [];
  let from = 0;
  for (const address of sparesAddresses ? word.matchAll(NEVER_CUT) : []) {
    characters(word, from, address.index, ends);
    from = address.index + address[0].length;
    ends.push(from);
  }
  characters(word, from, word.length, ends);
  return { text: word, ends };
}

function characters(word: string, from: number, to: number, ends: number[]): void {
  for (const { index, segment } of segmenter.segment(word.slice(from, to))) ends.push(from + index + segment.length);
}
