/** Sortable numeric ids: milliseconds in the high bits, a sequence in the low sixteen. */
export class IdClock {
  private last = 0n;

  constructor(private readonly now: () => number) {}

  next(): string {
    const floor = BigInt(this.now()) << 16n;
    this.last = floor > this.last ? floor : this.last + 1n;
    return this.last.toString();
  }

  /** An id that sorts at a moment in the past, as a network gives to a post that reached it late. */
  at(time: number, taken: (id: string) => boolean): string {
    let id = BigInt(Math.max(0, time)) << 16n;
    while (taken(id.toString())) id += 1n;
    return id.toString();
  }

  /** Keeps later ids above one that was read back from the journal. */
  observe(id: string): void {
    const value = BigInt(id);
    if (value > this.last) this.last = value;
  }
}

/** Ids differ in length when they differ in age, so the longer one is the larger. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Index of the first id that is not below `id` in an ascending list. */
export function lowerBound(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(ids[middle]!, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertId(ids: string[], id: string): void {
  const last = ids.at(-1);
  if (last === undefined || compareIds(last, id) < 0) {
    ids.push(id);
    return;
  }
  const index = lowerBound(ids, id);
  if (ids[index] !== id) ids.splice(index, 0, id);
}

export function removeId(ids: string[], id: string): void {
  const index = lowerBound(ids, id);
  if (ids[index] === id) ids.splice(index, 1);
}
