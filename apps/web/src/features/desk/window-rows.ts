/** Which items of a long list are painted; heights in pixels. */
export interface Painted {
  from: number;
  until: number;
  above: number;
  below: number;
}

/** Running sums: where each item begins, and at the end the whole height. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  for (const height of heights) offsets.push(offsets.at(-1)! + height);
  return offsets;
}

/** The items in sight and `spare` pixels on both sides. */
export function paintedAt(offsets: readonly number[], top: number, height: number, spare: number): Painted {
  const whole = offsets.at(-1)!;
  const from = Math.max(0, indexAt(offsets, top - spare));
  const until = Math.min(offsets.length - 1, indexAt(offsets, top + height + spare) + 1);
  return { from, until, above: offsets[from]!, below: whole - offsets[until]! };
}

/** The item that covers a place. */
export function indexAt(offsets: readonly number[], place: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The scroll position that keeps the item with this key where the eye has it. */
export function scrollToStay(
  keys: readonly string[],
  offsets: readonly number[],
  key: string | undefined,
  distance: number,
): number | undefined {
  const index = key === undefined ? -1 : keys.indexOf(key);
  return index < 0 ? undefined : Math.max(0, offsets[index]! - distance);
}
