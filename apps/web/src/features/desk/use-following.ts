import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Who goes through the list faster than this looks at the list. */
const HURRIED_MS = 300;
/** Longer than it takes somebody in a hurry to press the next key: between two keys nothing is begun that the second waits for. */
const REST_MS = 260;

/** The conversation beside the list, behind the one that is chosen. */
export interface Following {
  readonly shownId: string | undefined;
  /** Draws the chosen one before this returns. */
  readonly catchUp: () => void;
  /** Draws the chosen one as soon as nothing else is to be done. */
  readonly hasten: () => void;
}

/**
 * Which conversation is shown beside the list. The choice in the list is painted at once; the conversation follows after that,
 * and while somebody hurries through the list it waits until the keys rest.
 */
export function useFollowing(chosenId: string | undefined): Following {
  const [followed, setFollowed] = useState(chosenId);
  // The first one has nothing to wait for, and after the last one nothing may stay.
  const shownId = chosenId === undefined ? undefined : (followed ?? chosenId);
  const latest = useRef({ chosenId, shownId });
  // What stands on the screen: a drawing that is not done yet gave way to the key that asks this.
  useLayoutEffect(() => void (latest.current = { chosenId, shownId }), [chosenId, shownId]);
  const choseAt = useRef(-Infinity);
  useEffect(() => {
    const hurried = performance.now() - choseAt.current < HURRIED_MS;
    choseAt.current = performance.now();
    const { shownId: there } = latest.current;
    if (chosenId === undefined || there === chosenId) return setFollowed(chosenId);
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
  const isThere = useCallback(() => latest.current.chosenId === latest.current.shownId, []);
  const catchUp = useCallback(() => {
    if (!isThere()) flushSync(() => setFollowed(latest.current.chosenId));
  }, [isThere]);
  const hasten = useCallback(() => {
    const { current } = latest;
    if (!isThere()) startTransition(() => setFollowed(current.chosenId));
  }, [isThere]);
  return { shownId, catchUp, hasten };
}
