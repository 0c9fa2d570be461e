import type { NavPlace } from './session';

type Counts = Readonly<Partial<Record<NavPlace, number>>>;
let counts: Counts = {};
const listeners = new Set<() => void>();

/** How much is open per place; the page that knows says it, the rail shows it. */
export const railCounts = (): Counts => counts;

export function countOnRail(place: NavPlace, count: number): void {
  if (counts[place] === count) return;
  counts = { ...counts, [place]: count };
  listeners.forEach((listener) => listener());
}

export function onRailCounts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
