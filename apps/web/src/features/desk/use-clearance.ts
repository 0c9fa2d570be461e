import { useCallback, useEffect, useMemo, useState } from 'react';
import { ask } from '../../app/ask';
import { onChange } from '../../app/live';
import type { ClearanceQuery } from '../../gql/graphql';
import { CLEARANCE } from './clearance.queries';
import { FREE, type Clearance } from './clearance-context';

const COALESCE_MS = 60;

/** Reads who must agree here and what is stopped, again after each change that concerns this conversation or the whole tenant. */
export function useReadClearance(tenantId: string, id: string): Clearance {
  const [asked, setAsked] = useState<ClearanceQuery['conversation']>();
  const again = useCallback(() => {
    // Without it the server still refuses, and says why.
    ask(tenantId, CLEARANCE, { id }).then(
      ({ conversation }) => setAsked(conversation),
      () => undefined,
    );
  }, [tenantId, id]);
  useEffect(() => {
    again();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange(({ tenantId: of, kind, ids }) => {
      if (of !== tenantId || (kind !== 'REPLY' && kind !== 'CONVERSATION')) return;
      if (ids.length > 0 && !ids.includes(id) && !ids.includes(tenantId)) return;
      clearTimeout(timer);
      timer = setTimeout(again, COALESCE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [again, id, tenantId]);
  return useMemo(
    () =>
      asked?.id === id
        ? { need: asked.approvalNeed, approvals: asked.approvals, stops: asked.stops, asks: false, again }
        : { ...FREE, again },
    [again, asked, id],
  );
}
