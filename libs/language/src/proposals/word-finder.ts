import { fold, tokenise } from '../text/index.js';
import { stemFolded } from '../text/stem.js';

interface Word {
  readonly written: string;
  readonly folded: string;
}

/** The words of a message, addresses left out, to look entries of a list up in. */
export class WordFinder {
  private readonly words: readonly Word[];

  constructor(text: string) {
    this.words = tokenise(text)
      .tokens.filter(({ isWord }) => isWord)
      .map(({ text: written, folded }) => ({ written, folded }));
  }

  /** The first entry of a list that stands in the text, as the citizen wrote it. */
  first(entries: readonly string[]): string | undefined {
    return this.all(entries)[0]?.written;
  }

  /** Every place where an entry stands, first to last. */
  all(entries: readonly string[]): { readonly at: number; readonly written: string }[] {
    const found: { at: number; written: string }[] = [];
    for (const entry of entries) {
      const parts = entry.split(/\s+/).filter(Boolean);
      if (parts.length === 0) continue;
      for (let at = 0; at + parts.length <= this.words.length; at += 1) {
        if (!parts.every((part, n) => is(this.words[at + n]!.folded, fold(part)))) continue;
        const written = this.words.slice(at, at + parts.length).map((word) => word.written);
        found.push({ at, written: written.join(' ') });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  }

  /** Whether one of the entries stands in the few words before a place. */
  isBefore(at: number, entries: readonly string[], reach: number): boolean {
    return this.words.slice(Math.max(0, at - reach), at).some(({ folded }) => entries.includes(folded));
  }
}

/** `afval*` is any word that begins so; another entry is the word itself or a form of it: of one stem, and hardly longer. */
function is(word: string, entry: string): boolean {
  if (entry.endsWith('*')) return word.startsWith(entry.slice(0, -1));
  if (word === entry) return true;
  // The stemmer also takes endings off that make another word, such as -lijk.
  return entry.length > 4 && Math.abs(word.length - entry.length) <= 3 && stemFolded(word) === stemFolded(entry);
}
