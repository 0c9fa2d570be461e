import type { Lexeme } from '@samenspraak/language/search';
import { indexReader } from './search-words.js';

/** What can be found. `ADOPTED` is a neighbour's template, `SHARED` a neighbour's article. */
export const entryKinds = [
  'ARTICLE',
  'INSTRUCTION',
  'PLAN',
  'NEWS',
  'TEMPLATE',
  'ADOPTED',
  'QUESTION',
  'SHARED',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Something that can be found, as its source gives it. */
export interface Findable {
  readonly kind: EntryKind;
  readonly sourceId: string;
  readonly version: number;
  readonly title: string;
  readonly topic: string;
  readonly text: string;
  /** Empty: every role. */
  readonly roles?: readonly string[];
  /** Memberships; empty: everybody. */
  readonly seenBy?: readonly string[];
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
  /** The membership that keeps it true. */
  readonly ownerId?: string | null;
  readonly changedAt: Date;
}

/** The row of the index. */
export interface IndexedRow extends Omit<Findable, 'text'> {
  readonly summary: string;
  readonly titleSize: number;
  readonly titleWords: readonly Lexeme[];
  readonly words: readonly Lexeme[];
  /** How much each of its words says in it; nobody counted when it is left out. */
  readonly amounts?: readonly number[];
}

const SUMMARY = 300;

/** Reads a title and its text as they will be looked for. A topic counts as text. */
export function toIndexedRow({ text, ...entry }: Findable): IndexedRow {
  const { title, words } = indexReader().read({ ...entry, body: text });
  return {
    ...entry,
    summary: text.replace(/\s+/g, ' ').trim().slice(0, SUMMARY),
    // The words themselves: other words for them do not make a title longer.
    titleSize: title.filter((lexeme) => lexeme.startsWith('s')).length,
    titleWords: title,
    words: [...words.keys()],
    amounts: [...words.values()],
  };
}
