import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { PaneHandle } from './conversation-pane';

export type PaneAct = Exclude<keyof PaneHandle, 'putBack'>;

/** A key that came before the conversation it is for was there. */
export interface WaitingAct {
  readonly id: string;
  readonly act: PaneAct;
}

/** What to do with a key: act at once, wait for the conversation, or nothing. */
export function place(
  act: PaneAct,
  selectedId: string | undefined,
  shownId: string | undefined,
): 'now' | WaitingAct | undefined {
  if (selectedId === undefined) return undefined;
  return shownId === selectedId ? 'now' : { id: selectedId, act };
}

/** The open conversation for the keys: who types faster than it loads loses no key, and no key reaches another conversation. */
export function usePane(
  selectedId: string | undefined,
  shownId: string | undefined,
): { pane: RefObject<PaneHandle | null>; act: (act: PaneAct) => void } {
  const pane = useRef<PaneHandle>(null);
  const waiting = useRef<WaitingAct>(undefined);
  const at = useRef({ selectedId, shownId });
  at.current = { selectedId, shownId };
  useEffect(() => {
    const { current } = waiting;
    if (shownId === undefined) return;
    waiting.current = undefined;
    if (current?.id === shownId) pane.current?.[current.act]();
  }, [shownId]);
  const act = useCallback((wanted: PaneAct) => {
    const placed = place(wanted, at.current.selectedId, at.current.shownId);
    if (placed === 'now') pane.current?.[wanted]();
    else waiting.current = placed;
  }, []);
  return { pane, act };
}
