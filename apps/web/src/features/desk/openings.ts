import { useEffect, useSyncExternalStore } from 'react';
import { ask, takeAhead } from '../../app/ask';
import type { OpeningsQuery } from '../../gql/graphql';
import { OPENINGS } from './openings.queries';

/** From when to when it is open, in milliseconds; in order. */
export interface Opening {
  from: number;
  to: number;
}

const MINUTE = 60_000;
/** By then a day may have begun, or somebody may have changed the hours. */
const FRESH_MS = 5 * MINUTE;

interface Kept {
  openings: readonly Opening[] | undefined;
  askedAt: number;
}
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();

function refresh(tenantId: string): void {
  const known = kept.get(tenantId);
  if (known && Date.now() - known.askedAt < FRESH_MS) return;
  kept.set(tenantId, { openings: known?.openings, askedAt: Date.now() });
  ask(tenantId, OPENINGS, {}).then(
    (came) => {
      kept.set(tenantId, { openings: partsOf(came), askedAt: Date.now() });
      listeners.forEach((listener) => listener());
    },
    // Without them a clock says the moment instead.
    () => undefined,
  );
}

/** Takes what was asked ahead. */
export function takeOpenings(tenantId: string): void {
  const came = takeAhead(tenantId, OPENINGS, {});
  if (came) kept.set(tenantId, { openings: partsOf(came), askedAt: Date.now() });
}

const partsOf = ({ openings }: OpeningsQuery): readonly Opening[] =>
  openings.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** When a tenant is open, as the api counts; undefined until it is known. */
export function useOpenings(tenantId: string): readonly Opening[] | undefined {
  // At each tick of the clock that shows it; most times there is nothing to do.
  useEffect(() => refresh(tenantId));
  return useSyncExternalStore(subscribe, () => kept.get(tenantId)?.openings);
}

/** Minutes in opening hours between two moments; undefined when a part of that lies beyond what is known. */
export function openMinutes(openings: readonly Opening[] | undefined, from: number, to: number): number | undefined {
  const [first, last] = [openings?.[0], openings?.at(-1)];
  if (!openings || !first || !last || from < first.from || to > last.to) return undefined;
  return (
    openings.reduce((sum, part) => sum + Math.max(0, Math.min(to, part.to) - Math.max(from, part.from)), 0) / MINUTE
  );
}
