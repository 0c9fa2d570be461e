/** Letters of a word below which another one a slip away is too often just another word. */
export const SHORTEST_SLIP = 5;

/** Finds what a word with one slip (a letter too many, too few, wrong, or two that changed places) was meant to be. */
export class SlipIndex<T> {
  readonly #byDeletion = new Map<string, [word: string, value: T][]>();

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, value] of entries) {
      for (const deletion of deletions(word)) {
        const known = this.#byDeletion.get(deletion) ?? [];
        known.push([word, value]);
        this.#byDeletion.set(deletion, known);
      }
    }
  }

  /** Undefined as well when it may be two. */
  find(word: string): T | undefined {
    const found = new Map<string, T>();
    for (const deletion of deletions(word)) {
      for (const [meant, value] of this.#byDeletion.get(deletion) ?? [])
        if (isSlip(word, meant)) found.set(meant, value);
    }
    return found.size === 1 ? [...found.values()][0] : undefined;
  }
}

function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Whether two words are one slip apart. */
export function isSlip(word: string, meant: string): boolean {
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start += 1;
  let end = 0;
  while (end < word.length - start && end < meant.length - start && word.at(-1 - end) === meant.at(-1 - end)) end += 1;
  const [left, right] = [word.slice(start, word.length - end), meant.slice(start, meant.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
