import { plainLine } from '../desk-work/plain-line.js';

const MOST_NAME = 100;
const MOST_WORDS = 50;
const MOST_WORD = 60;

export const listKinds = ['TOPICS', 'DEPARTMENTS'] as const;
export type ListKind = (typeof listKinds)[number];

/** A department as who keeps the list sees it. */
export interface KeptDepartment {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: number;
  /** Names it had before; they stay its own. */
  readonly former: readonly string[];
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

export interface KeptTopic extends KeptDepartment {
  readonly sensitive: boolean;
  readonly words: readonly string[];
  readonly departmentId: string | null;
}

/** What a person fills in. */
export interface TopicDraft {
  readonly name: string;
  readonly sensitive: boolean;
  readonly active: boolean;
  readonly words: readonly string[];
  readonly departmentId?: string | null;
}

/** @returns the name as it is kept, or undefined for one that cannot be. */
export function plainName(typed: string): string | undefined {
  const name = plainLine(typed);
  return name.length >= 1 && name.length <= MOST_NAME ? name : undefined;
}

/**
 * Words that propose a topic, each once and in small letters; `*` stands at the end of one for any ending.
 * @returns undefined when one of them finds nothing, or there are too many
 */
export function plainWords(typed: readonly string[]): string[] | undefined {
  const words = [...new Set(typed.map((word) => plainLine(word).toLowerCase().normalize('NFC')).filter(Boolean))];
  const fine = words.every((word) => word.length <= MOST_WORD && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}' -]*\*?$/u.test(word));
  return fine && words.length <= MOST_WORDS ? words : undefined;
}

/** Whether a name is, or was, that of something in the list; upper and lower case are the same. */
export const bears = (one: Pick<KeptDepartment, 'name' | 'former'>, name: string): boolean =>
  [one.name, ...one.former].some((other) => other.toLowerCase() === name.toLowerCase());
