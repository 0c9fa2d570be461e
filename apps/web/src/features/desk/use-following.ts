import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Who goes through the list faster than this looks at the list. */
const HURRIED_MS = 300;
const REST_MS = 160;
/** The keys that go on through the list; each other key is for the conversation that is chosen. */
const PASSING = new Set(['j', 'k', 'Shift', 'Control', 'Alt', 'Meta']);

/**
 * Which conversation is shown beside the list. The choice in the list is painted at once; the conversation follows after that,
 * and while somebody hurries through the list it waits until the keys rest. `catchUp` shows the chosen one now.
 */
export function useFollowing(chosenId: string | undefined): { shownId: string | undefined; catchUp: () => void } {
  const [followed, setFollowed] = useState(chosenId);
  // The first one has nothing to wait for, and after the last one nothing may stay.
  const shownId = chosenId === undefined ? undefined : (followed ?? chosenId);
  const latest = useRef({ chosenId, shownId });
  latest.current = { chosenId, shownId };
  const choseAt = useRef(-Infinity);
  useEffect(() => {
    const hurried = performance.now() - choseAt.current < HURRIED_MS;
    choseAt.current = performance.now();
    if (chosenId === undefined || latest.current.shownId === chosenId) return setFollowed(chosenId);
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
  const catchUp = useCallback(() => {
    const { current } = latest;
    if (current.chosenId !== current.shownId) flushSync(() => setFollowed(current.chosenId));
  }, []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!PASSING.has(event.key)) catchUp();
    };
    // Before anybody else hears the key, so that none of them gives it to the conversation that is still there.
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, [catchUp]);
  return { shownId, catchUp };
}
