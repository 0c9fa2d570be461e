export interface Sentence {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

const END = /[.!?…]+['"’”)]*(?=\s|$)|\n+/gu;
const SHORTENED =
  /(?:^|[\s(])(?:bijv|bv|d\.w\.z|o\.a|m\.b\.t|i\.v\.m|t\.a\.v|nr|tel|dhr|mevr|mw|dr|mr|drs|ca|enz|evt|max|min|resp|st|\p{L})\.$/iu;

/** Cuts a text at the ends of its sentences and lines; "bijv." and "J." end none. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (end: number) => {
    const piece = text.slice(from, end);
    const at = from + (piece.length - piece.trimStart().length);
    const trimmed = piece.trim();
    if (trimmed !== '') sentences.push({ at, end: at + trimmed.length, text: trimmed });
    from = end;
  };
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    if (found[0] === '.' && SHORTENED.test(text.slice(Math.max(0, end - 10), end))) continue;
    add(end);
  }
  add(text.length);
  return sentences;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const NO_WORDS = /https?:\/\/\S+|(?:[\p{L}\p{N}-]+\.)+[a-z]{2,6}(?![\p{L}\p{N}])\S*|@\S+|#\S+|\{\{[^{}]*\}\}/giu;

/** The words of a text; addresses, mentions and variables are none. */
export function wordsOf(text: string): { readonly at: number; readonly word: string }[] {
  const plain = text.replace(NO_WORDS, (found) => ' '.repeat(found.length));
  return Array.from(plain.matchAll(WORD), (found) => ({ at: found.index, word: found[0] }));
}
