import { fold } from './fold.js';
import { stemFolded } from './stem.js';

export type TokenKind = 'word' | 'hashtag' | 'mention' | 'email' | 'url';

/**
 * One piece of a text. `start` and `end` are UTF-16 offsets; `position` counts pieces, and `next` is the position
 * after this one. A joined form ("email" for "e-mail") spans the positions of its parts.
 */
export class Token {
  private foldedOnce: string | undefined = undefined;
  private stemOnce: string | undefined = undefined;

  constructor(
    readonly kind: TokenKind,
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly position: number,
    readonly next: number,
    readonly joined: boolean,
  ) {}

  /** The form to compare: of a hashtag or mention without its sign. */
  get folded(): string {
    return (this.foldedOnce ??= fold(this.text));
  }

  /** The Dutch stem of the folded form. */
  get stem(): string {
    return (this.stemOnce ??= stemFolded(this.folded));
  }

  /** Whether a word of a query may match this piece: words, joined forms and the word in a hashtag. */
  get isWord(): boolean {
    return this.kind === 'word' || this.kind === 'hashtag';
  }
}

/** A text with its pieces, ordered by position; a joined form comes before the parts it spans. */
export interface TokenisedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}
