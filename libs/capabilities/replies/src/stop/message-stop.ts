import { withoutCotag } from '@samenspraak/language/template';

/** A spokesperson's word that nothing leaves about a topic, or about anything. */
export interface MessageStop {
  readonly id: string;
  /** Null: everything. */
  readonly topic: string | null;
  /** For colleagues; a citizen never sees it. */
  readonly reason: string;
  /** What to say instead, with variables; empty when there is nothing to say yet. */
  readonly line: string;
  /** Whether exactly that line may go out. */
  readonly lineAllowed: boolean;
  readonly until: Date;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly madeAt: Date;
  /** Answers that were held back. */
  readonly held: number;
  readonly liftedByName: string | null;
  readonly liftedAt: Date | null;
  readonly version: number;
}

/** A stop as it concerns one conversation. */
export interface StopHere extends MessageStop {
  /** The line with its variables filled. */
  readonly text: string;
  /** False: the words of the question are about its topic, but nobody said yet that the conversation is. */
  readonly holds: boolean;
}

/** Whether a text says the line and nothing else; spaces and the signature do not count. */
export function isLine(text: string, line: string): boolean {
  return line.trim() !== '' && plain(text) === plain(line);
}

const plain = (text: string) => withoutCotag(text.normalize('NFC')).replace(/\s+/gu, ' ').trim();

/** Whether words of the topic stand in the text, each from the beginning of a word. */
export function mentions(text: string, words: readonly string[]): boolean {
  const folded = ` ${text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return words.some((word) => {
    const sought = word
      .toLowerCase()
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return sought.length > 2 && folded.includes(` ${sought}`);
  });
}
