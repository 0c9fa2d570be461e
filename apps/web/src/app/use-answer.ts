import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, AskFailed, takeAhead, type Document } from './ask';
import { onChange, type ChangeKind } from './live';

export interface Answered<Result> {
  data: Result | undefined;
  failed: AskFailed | undefined;
  busy: boolean;
  again: () => void;
}

interface State<Result> {
  data?: Result;
  failed?: AskFailed;
  busy: boolean;
}

const startOf = <Result>(data: Result | undefined): State<Result> =>
  data === undefined ? { busy: true } : { data, busy: false };

/** Asks on arrival and again after each live change of the kinds named; keeps the old answer on screen meanwhile. */
export function useAnswer<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
  kinds: readonly ChangeKind[] = [],
): Answered<Result> {
  const [state, setState] = useState<State<Result>>(() => startOf(takeAhead(tenantId, document, variables)));
  const isThere = useRef(!state.busy);
  const turn = useRef(0);
  const key = JSON.stringify(variables);
  const again = useCallback(() => {
    const mine = ++turn.current;
    setState((old) => (old.busy ? old : { ...old, busy: true }));
    ask(tenantId, document, JSON.parse(key) as Variables).then(
      (data) => mine === turn.current && setState({ data, busy: false }),
      (failure: unknown) =>
        mine === turn.current &&
        setState((old) => ({
          data: old.data,
          failed: failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined),
          busy: false,
        })),
    );
  }, [tenantId, document, key]);
  const kindKey = kinds.join();
  useEffect(() => {
    if (isThere.current) isThere.current = false;
    else {
      setState((old) => (old.busy && !old.data && !old.failed ? old : { busy: true }));
      again();
    }
    return onChange((change) => {
      if (change.tenantId === tenantId && kindKey.split(',').includes(change.kind)) again();
    });
  }, [again, kindKey, tenantId]);
  return { data: state.data, failed: state.failed, busy: state.busy, again };
}
