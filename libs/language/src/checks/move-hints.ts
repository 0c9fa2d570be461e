import type { Hint } from './hint.js';

/** Hints about an older text, where they stand in the newer one; what was typed over or into is gone. */
export function moveHints(hints: readonly Hint[], older: string, newer: string): Hint[] {
  if (older === newer) return [...hints];
  const most = Math.min(older.length, newer.length);
  let front = 0;
  while (front < most && older[front] === newer[front]) front += 1;
  let back = 0;
  while (back < most - front && older[older.length - 1 - back] === newer[newer.length - 1 - back]) back += 1;
  const [changedEnd, by] = [older.length - back, newer.length - older.length];
  return hints.flatMap((hint) => {
    if (hint.end <= front) return [hint];
    if (hint.at >= changedEnd) return [{ ...hint, at: hint.at + by, end: hint.end + by }];
    return [];
  });
}

/** The text with a hint repaired; where a word goes, the space before it goes too. */
export function repaired(text: string, { at, end, repair = '' }: Hint): string {
  const from = repair === '' && /\s/.test(text[at - 1] ?? '') ? at - 1 : at;
  return text.slice(0, from) + repair + text.slice(end);
}
