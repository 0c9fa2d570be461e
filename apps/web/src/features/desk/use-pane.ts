import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { meaningOf, type KeyAction } from '../../app/keyboard';
import { holdKeys, LONG_REST_MS } from '../../ui/hold-keys';
import type { PaneHandle } from './conversation-pane';
import { placeAct } from './place-act';
import type { Following } from './use-following';

type PaneAct = Exclude<keyof PaneHandle, 'putBack'>;

/** What the keys do to the conversation that is chosen. */
const KEYS: Partial<Record<KeyAction, PaneAct>> = {
  open: 'open',
  reply: 'reply',
  note: 'note',
  template: 'templates',
  assign: 'assign',
  close: 'close',
  snooze: 'snooze',
  interpret: 'interpret',
  accept: 'acceptProposals',
  tags: 'tags',
  promise: 'promise',
  give: 'give',
};
/** Each other act leads to a field or a dialog: what is typed behind it is not for the desk. */
const DONE_AT_ONCE: ReadonlySet<PaneAct> = new Set<PaneAct>(['open', 'assign', 'acceptProposals']);
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta']);
/** These go on through the list. */
const PASSING: ReadonlySet<KeyAction | undefined> = new Set<KeyAction>(['next', 'previous']);

/** Keys that came before the conversation they are for was there. */
interface Waiting {
  readonly id: string;
  readonly acts: readonly PaneAct[];
  /** Gives up what is typed meanwhile. */
  readonly letGo: () => void;
}
const nothing = () => undefined;

/**
 * The open conversation for the keys. Who types faster than it is read and drawn loses no key, and no key reaches another
 * conversation: what is for the chosen one waits until that one is there, and every other key but j and k until it is drawn.
 */
export function usePane(
  selectedId: string | undefined,
  shownId: string | undefined,
  { catchUp, hasten }: Following,
): { pane: RefObject<PaneHandle | null>; keys: Partial<Record<KeyAction, () => void>> } {
  const pane = useRef<PaneHandle>(null);
  const waiting = useRef<Waiting>(undefined);
  const at = useRef({ selectedId, shownId });
  // What stands on the screen, as `pane` does: not what is still being drawn.
  useLayoutEffect(() => void (at.current = { selectedId, shownId }), [selectedId, shownId]);
  const doWaiting = useCallback(() => {
    const { current: its } = waiting;
    if (!its || its.id !== at.current.shownId) return;
    waiting.current = undefined;
    // What an act asks for is drawn before the next one, and before the next key.
    for (const one of its.acts) flushSync(() => pane.current?.[one]());
    its.letGo();
  }, []);
  useEffect(() => {
    const { current: its } = waiting;
    if (!its) return;
    // Not while React still draws.
    if (its.id === shownId) return queueMicrotask(doWaiting);
    if (its.id === selectedId) return;
    waiting.current = undefined;
    its.letGo();
  }, [doWaiting, selectedId, shownId]);
  useEffect(() => () => waiting.current?.letGo(), []);
  useEffect(() => {
    // Before anybody else hears it, so that none of them gives it to the conversation that is still there.
    const pressed = (event: KeyboardEvent) => {
      if (MODIFIERS.has(event.key)) return;
      const means = meaningOf(event);
      if (waiting.current) {
        catchUp();
        doWaiting();
      } else if (!PASSING.has(means) && !(means && means in KEYS)) catchUp();
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, [catchUp, doWaiting]);
  const keys = useMemo(() => {
    const act = (wanted: PaneAct) => {
      const { selectedId: id, shownId: there } = at.current;
      const placed = placeAct(id, there);
      if (placed === 'now') return pane.current?.[wanted]();
      if (placed === undefined || id === undefined) return;
      const { current: before } = waiting;
      const acts = before?.id === id ? before.acts : [];
      const calledOff = () => void (waiting.current = { id, acts, letGo: nothing });
      const letGo = DONE_AT_ONCE.has(wanted) ? nothing : holdKeys(calledOff, LONG_REST_MS);
      waiting.current = { id, acts: [...acts, wanted], letGo };
      hasten();
    };
    return Object.fromEntries(Object.entries(KEYS).map(([key, wanted]) => [key, () => act(wanted)]));
  }, [hasten]);
  return { pane, keys };
}
