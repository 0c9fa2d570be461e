import { useState } from 'react';
import { readText, type QueryText } from './query-text';

const MOST_STEPS = 50;

export interface QueryTextState extends QueryText {
  /** Takes over what was typed. */
  type: (text: string) => void;
  /** Takes over what the blocks wrote. */
  write: (written: QueryText) => void;
  /** Goes back one change of the blocks; undefined when there is none to go back to. */
  undo: (() => void) | undefined;
}

/** One query of which the text and the blocks are two views; each change of one is in the other at once. */
export function useQueryText(first: string): QueryTextState {
  const [state, setState] = useState(() => ({ read: readText(first), before: [] as readonly QueryText[] }));
  const last = state.before.at(-1);
  return {
    ...state.read,
    type: (text) => setState({ read: readText(text), before: [] }),
    write: (written) => setState((old) => ({ read: written, before: [...old.before.slice(1 - MOST_STEPS), old.read] })),
    undo: last ? () => setState((old) => ({ read: last, before: old.before.slice(0, -1) })) : undefined,
  };
}
