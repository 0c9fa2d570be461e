import { useEffect, useRef, type RefObject } from 'react';

/** Hears the keys that are pressed while an item of a list has the attention, and no others. */
export function useItemKeys<Item extends HTMLElement>(press: (event: KeyboardEvent) => void): RefObject<Item | null> {
  const item = useRef<Item>(null);
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const { current } = item;
    const pressed = (event: KeyboardEvent) => latest.current(event);
    current?.addEventListener('keydown', pressed);
    return () => current?.removeEventListener('keydown', pressed);
  }, []);
  return item;
}
