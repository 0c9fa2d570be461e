import { useEffect, useRef, useState } from 'react';
import { differences, type QueryDraft } from './query-draft';

/**
 * Follows what colleagues save while a query is open: where nothing was changed here yet, their version takes its place, and
 * what was typed stays as it is until a person compares.
 */
export function useNewer(
  draft: QueryDraft,
  saved: QueryDraft | undefined,
  takeOver: (saved: QueryDraft) => void,
): { newer: boolean; taken: boolean } {
  const base = useRef(saved);
  const [taken, setTaken] = useState(false);
  const version = saved?.version ?? 0;
  const newer = version > (draft.version ?? version);
  useEffect(() => {
    const untouched = newer && base.current !== undefined && differences(draft, base.current).length === 0;
    if (newer && !untouched) return;
    if (saved && newer) {
      takeOver(saved);
      setTaken(true);
    }
    base.current = saved;
    // Only when the register has another version; not at every key.
  }, [version, newer]);
  return { newer, taken };
}
