import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Selected {
  readonly id: string;
  readonly tenantId: string;
  readonly version: number;
}

const MOST = 100;
let chosen: ReadonlyMap<string, Selected> = new Map();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<string, Selected>): void {
  chosen = next;
  listeners.forEach((listener) => listener());
}

/** Why a row cannot be chosen now: what is done at once is done for one council, to at most a hundred conversations. */
export function refusalOf(row: Selected, now: ReadonlyMap<string, Selected>): 'tenant' | 'most' | undefined {
  if (now.has(row.id)) return undefined;
  const [first] = now.values();
  if (first && first.tenantId !== row.tenantId) return 'tenant';
  return now.size >= MOST ? 'most' : undefined;
}

/** What stays chosen, as it is now, of the rows that are in the list; what left the list is chosen no more. */
export function refreshed(
  now: ReadonlyMap<string, Selected>,
  rows: readonly Selected[],
): ReadonlyMap<string, Selected> {
  if (now.size === 0) return now;
  const there = rows.filter(({ id }) => now.has(id));
  // The pane may have shown a change of one's own before the list reads it.
  const newest = ({ id, version }: Selected) => Math.max(version, now.get(id)!.version);
  const same = there.length === now.size && there.every((row) => now.get(row.id)!.version === newest(row));
  if (same) return now;
  return new Map(there.map((row) => [row.id, { id: row.id, tenantId: row.tenantId, version: newest(row) }]));
}

/** The conversations that are chosen in the list, of one council at a time. `x` chooses the open one. */
export function useSelection() {
  const selected = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
  return {
    selected,
    isOn: (id: string) => selected.has(id),
    refusal: (row: Selected) => refusalOf(row, selected),
    toggle: (row: Selected) => {
      if (refusalOf(row, chosen)) return;
      const next = new Map(chosen);
      if (!next.delete(row.id)) next.set(row.id, { id: row.id, tenantId: row.tenantId, version: row.version });
      set(next);
    },
    keep: (rows: readonly Selected[]) => {
      const next = refreshed(chosen, rows);
      if (next !== chosen) set(next);
    },
    clear: () => set(new Map()),
  };
}

/** The same for the list itself: what is chosen follows what the list holds. */
export function useSelectionOf(rows: readonly Selected[]) {
  const selection = useSelection();
  const { keep } = selection;
  useEffect(() => keep(rows), [rows]);
  const wasChosen = useRef(false);
  if (selection.selected.size > 0) wasChosen.current = true;
  return { ...selection, wasChosen: wasChosen.current };
}
