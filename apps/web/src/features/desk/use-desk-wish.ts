import { useCallback, useEffect, useState } from 'react';
import { printWish, readWish, type DeskWish } from './desk-wish';

/** What the lists show, kept in the address while one goes from conversation to conversation. */
export function useDeskWish(): readonly [DeskWish, (wish: DeskWish) => void] {
  const [wish, setWish] = useState(() => readWish(location.search));
  // Each step puts a bare address there, so it is looked at after every paint.
  useEffect(() => {
    const words = printWish(wish);
    if (location.search !== words)
      history.replaceState(history.state, '', `${location.pathname}${words}${location.hash}`);
  });
  useEffect(() => {
    const back = () => setWish(readWish(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  return [wish, useCallback((next: DeskWish) => setWish(next), [])];
}
