import type { Hint } from '@samenspraak/language/checks';
import { measure, wholePost, type LengthRules } from './measure';

const PLACEHOLDER = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}\}/gu;

export interface Checked {
  length: number;
  limit: number;
  tooLong: boolean;
  empty: boolean;
  /** Names of variables that still stand open in the text. */
  missing: string[];
}

interface Checks {
  rules: LengthRules;
  mentionPrefix: string | null | undefined;
  /** What it is signed with, without the ^. */
  signature: string;
}

/** What stands in the way of sending: no text, open variables, and length as far as it may not go in parts. */
export function check(text: string, { rules, mentionPrefix, signature }: Checks): Checked {
  const length = measure(wholePost(text, mentionPrefix, signature), rules);
  return {
    length,
    limit: rules.limit,
    tooLong: length > rules.limit,
    empty: text.trim() === '',
    missing: [...new Set([...text.matchAll(PLACEHOLDER)].map((found) => found[1]!))],
  };
}

/** @param inParts the network takes what is too long in parts */
export const blocksSending = (checked: Checked, inParts = false) =>
  checked.empty || (checked.tooLong && !inParts) || checked.missing.length > 0;

export interface Marked {
  text: string;
  mark?: 'var' | 'open' | 'hint' | 'spelling' | 'sentence';
}

interface Mark {
  readonly at: number;
  readonly end: number;
  readonly mark: NonNullable<Marked['mark']>;
}

/** Cuts a text into plain and marked pieces: filled values, open variables, what deserves a second look. */
export function markUp(text: string, filled: readonly string[], hints: readonly Hint[]): Marked[] {
  const values = filled.filter((value) => value.trim().length > 1).map(escape);
  const pattern = new RegExp([PLACEHOLDER.source, ...values].join('|'), 'giu');
  const found = Array.from(text.matchAll(pattern), (one): Mark => ({
    at: one.index,
    end: one.index + one[0].length,
    mark: one[0].startsWith('{{') ? 'open' : 'var',
  }));
  // Of two marks on one place the smaller one is seen: a word inside a long sentence.
  const marks = [...found, ...hints.filter(({ at, end }) => end > at).map(markOf)].sort(
    (a, b) => a.end - a.at - (b.end - b.at) || a.at - b.at,
  );
  const kept: Mark[] = [];
  for (const mark of marks) kept.push(...outside(mark, kept));
  return piecesOf(
    text,
    kept.sort((a, b) => a.at - b.at),
  );
}

const markOf = ({ kind, at, end }: Hint): Mark => ({
  at,
  end,
  mark: kind === 'spelling' ? 'spelling' : kind === 'longSentence' || kind === 'passive' ? 'sentence' : 'hint',
});

/** What is left of a mark beside those that are there already. */
function outside(mark: Mark, kept: readonly Mark[]): Mark[] {
  let rest = [mark];
  for (const { at, end } of kept) {
    rest = rest.flatMap((piece) =>
      piece.end <= at || end <= piece.at
        ? [piece]
        : [
            { ...piece, end: at },
            { ...piece, at: end },
          ].filter((left) => left.end > left.at),
    );
  }
  return rest;
}

function piecesOf(text: string, marks: readonly Mark[]): Marked[] {
  const pieces: Marked[] = [];
  let from = 0;
  for (const { at, end, mark } of marks) {
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: text.slice(at, end), mark });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
