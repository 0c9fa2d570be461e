import { fold, stem, tokenise } from '@samenspraak/language/text';

/** A piece of a text, in UTF-16 units. */
interface Mark {
  readonly start: number;
  readonly end: number;
}

/** The words around what was looked for, on one line, and what of them to light up. */
export interface FoundLine {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const BEFORE = 50;
const LONGEST = 160;
const MOST_MARKS = 20;
/** Search reads no further either. */
const SEARCHED = 20_000;

/** Gives the line of a text in which the words stand, as search compares them; undefined when they stand elsewhere (in a name). */
export function foundLine(text: string, words: string): FoundLine | undefined {
  const wanted = wantedOf(words);
  const line = text.slice(0, SEARCHED).replace(/\s/g, ' ');
  const marks = tokenise(line)
    .tokens.filter(({ kind, text: word, joined }) => !joined && kind !== 'url' && wanted.has(stemmed(word)))
    .map(({ start, end }) => ({ start, end }));
  const first = marks[0];
  if (!first) return undefined;
  const from = startOf(line, first.start);
  const until = endOf(line, from);
  const [before, after] = [from > 0 ? '…' : '', until < line.length ? '…' : ''];
  const shift = before.length - from;
  return {
    text: `${before}${line.slice(from, until)}${after}`,
    marks: marks
      .filter(({ end }) => end <= until)
      .slice(0, MOST_MARKS)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

const stemmed = (word: string) => stem(fold(word));

function wantedOf(words: string): Set<string> {
  const positive = words.replace(/(^|\s)-\S+/g, ' ');
  return new Set(
    tokenise(positive)
      .tokens.filter(({ joined }) => !joined)
      .map(({ text }) => stemmed(text)),
  );
}

function startOf(line: string, at: number): number {
  if (at <= BEFORE) return 0;
  const space = line.indexOf(' ', at - BEFORE);
  return space < 0 || space >= at ? at : space + 1;
}

function endOf(line: string, from: number): number {
  if (line.length - from <= LONGEST) return line.length;
  const space = line.lastIndexOf(' ', from + LONGEST);
  return space > from + LONGEST / 2 ? space : from + line.slice(from, from + LONGEST).toWellFormed().length;
}
