import { startTransition, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { whenPainted } from '../../app/first-paint';

let isFirst = true;
// Whoever uses a key or a pointer finds all of it there.
for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => void (isFirst = false), { capture: true });

/**
 * Whether all of a conversation is drawn. The first one of a page is drawn in two: what one reads, and once that is painted
 * what one answers with; before any key reaches it.
 */
export function useInTwo(): boolean {
  const [all, setAll] = useState(() => !isFirst);
  // Before anybody can press a key: it would find no field.
  useLayoutEffect(() => {
    if (all) return;
    isFirst = false;
    const now = () => flushSync(() => setAll(true));
    const callOff = whenPainted(() => startTransition(() => setAll(true)));
    for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, now, { capture: true });
    return () => {
      callOff();
      for (const kind of ['keydown', 'pointerdown']) removeEventListener(kind, now, { capture: true });
    };
  }, [all]);
  return all;
}
