import { useEffect, useRef, type RefObject } from 'react';

/** Hears single letters while an item of the list has the attention and nobody types in it. */
export function useItemLetters(letters: Readonly<Record<string, () => void>>): RefObject<HTMLLIElement | null> {
  const item = useRef<HTMLLIElement>(null);
  const latest = useRef(letters);
  latest.current = letters;
  useEffect(() => {
    const { current } = item;
    const pressed = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const run = latest.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    current?.addEventListener('keydown', pressed);
    return () => current?.removeEventListener('keydown', pressed);
  }, []);
  return item;
}
