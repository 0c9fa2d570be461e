import { measure, wholePost, type LengthRules } from './measure';

const PLACEHOLDER = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}\}/gu;

export interface Checked {
  length: number;
  limit: number;
  tooLong: boolean;
  empty: boolean;
  /** Names of variables that still stand open in the text. */
  missing: string[];
  /** Words that promise more than a council can keep. */
  promises: string[];
}

interface Checks {
  rules: LengthRules;
  mentionPrefix: string | null | undefined;
  initials: string;
  promiseWords: readonly string[];
}

/** What stands in the way of sending (open variables, length) and what only deserves a second look (promises). */
export function check(text: string, { rules, mentionPrefix, initials, promiseWords }: Checks): Checked {
  const length = measure(wholePost(text, mentionPrefix, initials), rules);
  const lower = text.toLocaleLowerCase('nl');
  return {
    length,
    limit: rules.limit,
    tooLong: length > rules.limit,
    empty: text.trim() === '',
    missing: [...new Set([...text.matchAll(PLACEHOLDER)].map((found) => found[1]!))],
    promises: promiseWords.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(lower)),
  };
}

export const blocksSending = (checked: Checked) => checked.empty || checked.tooLong || checked.missing.length > 0;

export interface Marked {
  text: string;
  mark?: 'var' | 'open' | 'hint';
}

/** Cuts a text into plain and marked pieces: filled values, open variables, words to look at again. */
export function markUp(text: string, filled: readonly string[], promises: readonly string[]): Marked[] {
  const patterns = [
    PLACEHOLDER.source,
    ...filled.filter((value) => value.trim().length > 1).map(escape),
    ...promises.map((word) => `(?<!\\p{L})${escape(word)}(?!\\p{L})`),
  ];
  const pieces: Marked[] = [];
  let at = 0;
  for (const found of text.matchAll(new RegExp(patterns.join('|'), 'giu'))) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) });
    const part = found[0];
    const isPromise = promises.includes(part.toLocaleLowerCase('nl'));
    pieces.push({ text: part, mark: part.startsWith('{{') ? 'open' : isPromise ? 'hint' : 'var' });
    at = found.index + part.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
