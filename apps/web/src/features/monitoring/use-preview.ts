import { useEffect, useRef, useState } from 'react';
import { ask, AskFailed } from '../../app/ask';
import type { QueryPreviewQuery } from '../../gql/graphql';
import { PREVIEW } from './monitoring.queries';

export type Preview = QueryPreviewQuery['previewQuery'];

const PAUSE_MS = 400;

export interface Previewed {
  preview: Preview | undefined;
  failed: AskFailed | undefined;
  /** What is shown belongs to an older text. */
  busy: boolean;
}

/** Asks what a query would have caught, a moment after the last key; the last question wins. */
export function usePreview(tenantId: string | undefined, text: string, days: number): Previewed {
  const [state, setState] = useState<Previewed>({ preview: undefined, failed: undefined, busy: false });
  const turn = useRef(0);
  useEffect(() => {
    const mine = ++turn.current;
    if (!tenantId || text.trim() === '') return setState({ preview: undefined, failed: undefined, busy: false });
    setState((old) => ({ ...old, busy: true }));
    const timer = setTimeout(() => {
      ask(tenantId, PREVIEW, { input: { text, days } }).then(
        ({ previewQuery }) =>
          mine === turn.current && setState({ preview: previewQuery, failed: undefined, busy: false }),
        (failure: unknown) =>
          mine === turn.current &&
          setState((old) => ({
            preview: old.preview,
            failed: failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined),
            busy: false,
          })),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [tenantId, text, days]);
  return state;
}
