import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { onChange } from '../../app/live';
import { isJustRead, keptConversation, onConversations, readConversation } from './conversation-store';

const COALESCE_MS = 50;

/** The open conversation: at once what is kept, then what is true, and again after every live change of it. */
export function useConversation(tenantId: string | undefined, id: string | undefined) {
  const kept = useSyncExternalStore(onConversations, () => keptConversation(id));
  const again = useCallback(() => {
    if (tenantId && id) void readConversation(tenantId, id);
  }, [tenantId, id]);
  useEffect(() => {
    if (id === undefined || !isJustRead(id)) again();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange((change) => {
      if (change.tenantId !== tenantId) return;
      const about = change.kind === 'REPLY' || (change.kind === 'CONVERSATION' && concerns(change.ids, id));
      if (!about) return;
      clearTimeout(timer);
      timer = setTimeout(again, COALESCE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [again, tenantId, id]);
  return { kept, again };
}

const concerns = (ids: readonly string[], id: string | undefined) =>
  ids.length === 0 || (id !== undefined && ids.includes(id));
