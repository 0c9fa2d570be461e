import { useEffect, useRef, useState } from 'react';
import { command } from '../../app/ask';
import { go } from '../../app/router';
import { ANSWER_RECONNECTION } from './settings.queries';

/** An attempt for which somebody left for the network's own page. */
export interface Attempt {
  tenantId: string;
  accountId: string;
  id: string;
}

const LEFT = 'samenspraak.reconnect';

/** Leaves for the network; what was begun is known when the person comes back in this window. */
export function leaveToNetwork(url: string, attempt: Attempt): void {
  if (!/^https?:$/.test(new URL(url).protocol)) return;
  sessionStorage.setItem(LEFT, JSON.stringify(attempt));
  location.assign(url);
}

/** Hands in what the network sent somebody back with, once. */
export function useReturn(returning: boolean, setFocus: (tenantId: string) => void) {
  const [attempt] = useState(() =>
    returning ? (JSON.parse(sessionStorage.getItem(LEFT) ?? 'null') as Attempt | null) : null,
  );
  const [lost] = useState(returning && !attempt);
  const [failed, setFailed] = useState<unknown>();
  const begun = useRef(false);
  useEffect(() => {
    if (!returning || begun.current) return;
    begun.current = true;
    sessionStorage.removeItem(LEFT);
    const said = new URLSearchParams(location.search);
    go('/beheer', { replace: true });
    if (!attempt) return;
    setFocus(attempt.tenantId);
    const [state, code, issuer] = ['state', 'code', 'iss'].map((name) => said.get(name));
    const input = { reconnectionId: attempt.id, expectedTenantId: attempt.tenantId, state: state ?? '', code, issuer };
    command(attempt.tenantId, ANSWER_RECONNECTION, { input }).catch(setFailed);
  }, [returning, attempt, setFocus]);
  return { attempt: attempt ?? undefined, lost, failed };
}
