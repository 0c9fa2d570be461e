import { startTransition, useCallback, useEffect, useReducer } from 'react';
import { onChange } from '../../app/live';
import { isJustRead, keptConversation, onConversations, readConversation } from './conversation-store';

const COALESCE_MS = 50;

/** The open conversation: at once what is kept, then what is true, and again after every live change of it. */
export function useConversation(tenantId: string | undefined, id: string | undefined) {
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  const kept = keptConversation(id);
  const again = useCallback(() => {
    if (tenantId && id) void readConversation(tenantId, id);
  }, [tenantId, id]);
  useEffect(() => {
    if (id === undefined || !isJustRead(id)) again();
    let drawn = kept;
    // What comes by itself gives way to keys; what comes of another conversation draws nothing.
    const look = () => {
      if (drawn === keptConversation(id)) return;
      drawn = keptConversation(id);
      startTransition(drawAgain);
    };
    look();
    const forget = onConversations(look);
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
      forget();
    };
  }, [again, tenantId, id]);
  return { kept, again };
}

const concerns = (ids: readonly string[], id: string | undefined) =>
  ids.length === 0 || (id !== undefined && ids.includes(id));
