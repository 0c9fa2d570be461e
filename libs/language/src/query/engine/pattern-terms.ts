import { patternFits } from '../pattern.js';

interface Pattern {
  readonly value: string;
  /** The letters before the first wildcard. */
  readonly before: string;
  /** Whether nothing but `*` follows these. */
  readonly isOpen: boolean;
}

/** Patterns are found by so many of their first letters, fewer when they have fewer. */
const KEY = 4;

/** Finds for a word the patterns that it fits. */
export class PatternTerms {
  private readonly byKey = new Map<string, Map<number, Pattern>>();
  private readonly withKeyOf = new Int32Array(KEY + 1);

  add(id: number, value: string): void {
    const before = beforeWildcard(value);
    const key = before.slice(0, KEY);
    const patterns = this.byKey.get(key) ?? new Map<number, Pattern>();
    patterns.set(id, { value, before, isOpen: value === `${before}*` });
    this.byKey.set(key, patterns);
    this.withKeyOf[key.length]! += 1;
  }

  remove(id: number, value: string): void {
    const key = beforeWildcard(value).slice(0, KEY);
    const patterns = this.byKey.get(key);
    if (!patterns?.delete(id)) return;
    if (patterns.size === 0) this.byKey.delete(key);
    this.withKeyOf[key.length]! -= 1;
  }

  /** Adds the patterns that a folded word fits to a list. */
  find(folded: string, found: number[]): void {
    for (let length = 0; length <= KEY && length <= folded.length; length += 1) {
      if (this.withKeyOf[length] === 0) continue;
      for (const [id, { value, before, isOpen }] of this.byKey.get(folded.slice(0, length)) ?? [])
        if (folded.startsWith(before) && (isOpen || patternFits(value, folded))) found.push(id);
    }
  }
}

/** Gives the letters of a pattern before its first wildcard. */
export const beforeWildcard = (pattern: string): string => /^[^*?]*/.exec(pattern)?.[0] ?? '';
