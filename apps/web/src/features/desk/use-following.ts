import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isForOpened, meaningOf } from '../../app/keyboard';
import { pressAgain } from '../../ui/held-keys';

/** Who goes through the list faster than this looks at the list. */
const HURRIED_MS = 300;
/** Longer than it takes somebody in a hurry to press the next key: between two keys nothing is begun that the second waits for. */
const REST_MS = 260;
/** The keys that go on through the list; each other key is for the conversation that is chosen. */
const PASSING = new Set(['j', 'k']);
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * Which conversation is shown beside the list. The choice in the list is painted at once; the conversation follows after that,
 * and while somebody hurries through the list it waits until the keys rest. `catchUp` shows the chosen one now.
 */
export function useFollowing(chosenId: string | undefined): { shownId: string | undefined; catchUp: () => void } {
  const [followed, setFollowed] = useState(chosenId);
  // The first one has nothing to wait for, and after the last one nothing may stay.
  const shownId = chosenId === undefined ? undefined : (followed ?? chosenId);
  const latest = useRef({ chosenId, shownId });
  // What stands on the screen: a drawing that is not done yet gave way to the key that asks this.
  useLayoutEffect(() => void (latest.current = { chosenId, shownId }), [chosenId, shownId]);
  const choseAt = useRef(-Infinity);
  /** A key for the chosen conversation that came before it was drawn. */
  const kept = useRef<KeyboardEvent>(undefined);
  const doKept = useCallback(() => {
    const { current: key } = kept;
    if (!key || latest.current.chosenId !== latest.current.shownId) return;
    kept.current = undefined;
    pressAgain(key);
  }, []);
  useEffect(() => {
    const hurried = performance.now() - choseAt.current < HURRIED_MS;
    choseAt.current = performance.now();
    // It was for the conversation that was chosen then.
    kept.current = undefined;
    if (chosenId === undefined || latest.current.shownId === chosenId) return setFollowed(chosenId);
    const { shownId: there } = latest.current;
    // Who hurries on does not wait for what is half drawn for the row before.
    if (hurried) startTransition(() => setFollowed(there));
    let timer: ReturnType<typeof setTimeout>;
    const follow = () => startTransition(() => setFollowed(chosenId));
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(follow, hurried ? REST_MS : 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [chosenId]);
  // Not while React still draws: what the key does may have to be drawn at once.
  useLayoutEffect(() => queueMicrotask(doKept), [shownId, doKept]);
  const catchUp = useCallback(() => {
    const { current } = latest;
    if (current.chosenId !== current.shownId) flushSync(() => setFollowed(current.chosenId));
    doKept();
  }, [doKept]);
  useEffect(() => {
    // Before anybody else hears it, so that none of them gives it to the conversation that is still there.
    const pressed = (event: KeyboardEvent) => {
      const { current: now } = latest;
      if (MODIFIERS.has(event.key)) return;
      if (kept.current) return catchUp();
      if (now.chosenId === now.shownId || PASSING.has(event.key)) return;
      if (!isForOpened(meaningOf(event))) return catchUp();
      kept.current = event;
      event.preventDefault();
      event.stopImmediatePropagation();
      startTransition(() => setFollowed(now.chosenId));
    };
    const pointed = () => (kept.current ? catchUp() : undefined);
    addEventListener('keydown', pressed, { capture: true });
    addEventListener('pointerdown', pointed, { capture: true });
    return () => {
      removeEventListener('keydown', pressed, { capture: true });
      removeEventListener('pointerdown', pointed, { capture: true });
    };
  }, [catchUp]);
  return { shownId, catchUp };
}
