import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { holdKeys, LONG_REST_MS } from '../../ui/hold-keys';
import type { PaneHandle } from './conversation-pane';
import { placeAct } from './place-act';

export type PaneAct = Exclude<keyof PaneHandle, 'putBack'>;

/** Each other act leads to a field or a dialog: what is typed behind it is not for the desk. */
const DONE_AT_ONCE: ReadonlySet<PaneAct> = new Set<PaneAct>(['assign', 'acceptProposals']);

/** Keys that came before the conversation they are for was there. */
interface Waiting {
  readonly id: string;
  readonly acts: readonly PaneAct[];
  /** Gives up what is typed meanwhile. */
  readonly letGo: () => void;
}
const nothing = () => undefined;

/** The open conversation for the keys: who types faster than it loads loses no key, and no key reaches another conversation. */
export function usePane(
  selectedId: string | undefined,
  shownId: string | undefined,
): { pane: RefObject<PaneHandle | null>; act: (act: PaneAct) => void } {
  const pane = useRef<PaneHandle>(null);
  const waiting = useRef<Waiting>(undefined);
  const at = useRef({ selectedId, shownId });
  at.current = { selectedId, shownId };
  useEffect(() => {
    const { current: its } = waiting;
    if (!its || (its.id === selectedId && its.id !== shownId)) return;
    waiting.current = undefined;
    if (its.id !== shownId) return its.letGo();
    // Once React is done: what an act asks for is drawn before the next one, and before the next key.
    queueMicrotask(() => {
      for (const one of its.acts) flushSync(() => pane.current?.[one]());
      its.letGo();
    });
  }, [selectedId, shownId]);
  useEffect(() => () => waiting.current?.letGo(), []);
  const act = useCallback((wanted: PaneAct) => {
    const { selectedId: id, shownId: there } = at.current;
    const placed = placeAct(id, there);
    if (placed === 'now') return pane.current?.[wanted]();
    if (placed === undefined || id === undefined) return;
    const { current: before } = waiting;
    const acts = before?.id === id ? before.acts : [];
    const calledOff = () => void (waiting.current = { id, acts, letGo: nothing });
    const letGo = DONE_AT_ONCE.has(wanted) ? nothing : holdKeys(calledOff, LONG_REST_MS);
    waiting.current = { id, acts: [...acts, wanted], letGo };
  }, []);
  return { pane, act };
}
