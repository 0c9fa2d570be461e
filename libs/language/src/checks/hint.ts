/** What a check is about. Each has its text in the catalogues. */
export type HintKind =
  | 'spelling'
  | 'promise'
  | 'opinion'
  | 'negative'
  | 'greeting'
  | 'name'
  | 'personal'
  | 'swearing'
  | 'yesNo'
  | 'account'
  | 'sameChannel'
  | 'longSentence'
  | 'difficult'
  | 'passive'
  | 'level';

/** Something in an answer that deserves a second look. It never stands in the way of sending. */
export interface Hint {
  readonly kind: HintKind;
  /** Where in the text it stands, in UTF-16 units; `at` equal to `end` is a place where something is missing. */
  readonly at: number;
  readonly end: number;
  /** The text between `at` and `end`. */
  readonly words: string;
  /** Tells sorts of one kind apart: `phone`, `bsn`, the name of another council. */
  readonly sort?: string;
  /** What can stand there instead; an empty text takes it away. */
  readonly repair?: string;
  /** Other repairs, the likeliest first. */
  readonly otherRepairs?: readonly string[];
}

/** What is known of an answer besides its text. */
export interface AnswerContext {
  /** What the citizen asked. */
  readonly question?: string;
  readonly citizen?: { readonly displayName: string; readonly handle: string };
  /** Everybody can read along. */
  readonly open: boolean;
  /** For whom it is written. */
  readonly sender: Council;
  /** Councils that it must not be taken for. */
  readonly others: readonly Council[];
  /** The tenant's own telephone, addresses and the like: nobody's personal data. */
  readonly ownValues: readonly string[];
}

export interface Council {
  readonly name: string;
  readonly phone?: string | null;
  /** `www.wormerland.nl` or an address in it. */
  readonly website?: string | null;
}
