const MOST_TENANTS = 500;
const MOST_WORDS = 2_000;
/** A common word stays common for long; one that got rare is counted again some day. */
const KEPT_MS = 3_600_000;

/**
 * Which words stand in so many texts of a tenant that counting them again is only costly. Kept by tenant and never read for another;
 * says nothing about what may be shown.
 */
export class CommonWords {
  readonly #kept = new Map<string, { readonly since: number; readonly words: Set<string> }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  of(tenantId: string): { has(word: string): boolean; add(word: string): void } {
    let known = this.#kept.get(tenantId);
    if (!known || this.now() - known.since > KEPT_MS) known = { since: this.now(), words: new Set() };
    this.#kept.delete(tenantId);
    this.#kept.set(tenantId, known);
    if (this.#kept.size > MOST_TENANTS) this.#kept.delete(this.#kept.keys().next().value!);
    const { words } = known;
    return { has: (word) => words.has(word), add: (word) => void (words.size < MOST_WORDS && words.add(word)) };
  }
}
