import { useEffect, useRef } from 'react';
import { ask } from '../../app/ask';
import { go } from '../../app/router';
import { prefetchConversation } from './conversation-store';
import { keepOpened, OPENS_FIRST } from './look-ahead';
import { CONVERSATION } from './desk.queries';
import type { ConversationRow } from './desk-list';

/** Loads the neighbours of the open conversation, so that the next key shows it at once. */
export function usePrefetch(order: readonly ConversationRow[], selectedId: string | undefined): void {
  useEffect(() => {
    const at = order.findIndex((one) => one.id === selectedId);
    const timer = setTimeout(() => {
      for (const near of [order[at + 1], order[at - 1]]) if (near) prefetchConversation(near.tenantId, near.id);
    }, 150);
    return () => clearTimeout(timer);
  }, [order, selectedId]);
}

/** On a wide screen the desk never stands empty: the first conversation opens by itself, once. */
export function useOpenFirst(first: ConversationRow | undefined, selectedId: string | undefined): void {
  const done = useRef(selectedId !== undefined);
  useEffect(() => {
    if (done.current || !first || !matchMedia(OPENS_FIRST).matches) return;
    done.current = true;
    keepOpened(first);
    go(`/werkvoorraad/${encodeURIComponent(first.id)}`, { replace: true });
  }, [first]);
}

/** A conversation opened by its address may belong to any of one's councils: each is asked in turn. */
export function useFindTenant(
  selectedId: string | undefined,
  tenantId: string | undefined,
  all: readonly string[],
  found: (opened: { id: string; tenantId: string }) => void,
): void {
  useEffect(() => {
    if (!selectedId || tenantId || all.length < 2) return;
    let current = true;
    void (async () => {
      for (const id of all) {
        const known = await ask(id, CONVERSATION, { id: selectedId }).then(
          () => true,
          () => false,
        );
        if (known && current) return found({ id: selectedId, tenantId: id });
      }
    })();
    return () => {
      current = false;
    };
  }, [all, found, selectedId, tenantId]);
}
