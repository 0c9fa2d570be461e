import { useCallback, useRef } from 'react';

/** One and the same function at every drawing, that does what the newest one does: what takes it need not be drawn anew. */
export function useSteady<Given extends readonly unknown[], Result>(
  act: (...given: Given) => Result,
): (...given: Given) => Result {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...given: Given) => latest.current(...given), []);
}
