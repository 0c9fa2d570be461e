import type { Hint, HintKind } from './hint.js';

/** A phrase that deserves a second look, as the lists write it. */
export interface Phrase {
  readonly find: string;
  /** The part of it that is meant, when the rest is only what makes it so. */
  readonly word?: string;
  readonly instead?: string;
}

/** Phrases of one kind, looked for all at once. */
export class PhraseList {
  private readonly phrases: readonly { readonly pattern: RegExp; readonly phrase: Phrase }[];

  constructor(
    private readonly kind: HintKind,
    phrases: readonly Phrase[],
  ) {
    this.phrases = phrases.map((phrase) => ({
      phrase,
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}_@#-])(?:${phrase.find.replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}_-])`,
        'giu',
      ),
    }));
  }

  find(text: string): Hint[] {
    return this.phrases.flatMap(({ pattern, phrase }) =>
      Array.from(text.matchAll(pattern), (found): Hint => {
        const inside = phrase.word === undefined ? 0 : found[0].toLowerCase().lastIndexOf(phrase.word);
        const at = found.index + inside;
        const words = phrase.word === undefined ? found[0] : found[0].slice(inside, inside + phrase.word.length);
        return {
          ...{ kind: this.kind, at, end: at + words.length, words },
          ...(phrase.instead === undefined ? {} : { repair: likeIn(words, phrase.instead) }),
        };
      }),
    );
  }
}

/** With a capital where the first had one. */
function likeIn(words: string, instead: string): string {
  return /^\p{Lu}/u.test(words) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
}
