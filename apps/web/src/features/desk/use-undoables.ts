import { useCallback, useEffect, useState } from 'react';
import { ask, AskFailed, command } from '../../app/ask';
import { onChange } from '../../app/live';
import { CLEARANCE } from './clearance.queries';
import { CANCEL_REPLY } from './desk.commands';
import type { Undoable } from './undo-bar';

/** Answers that can still be taken back, the newest last: until their time is over, or a message stop holds them. */
export function useUndoables(onBack: (undoable: Undoable) => void) {
  const [undoables, setUndoables] = useState<readonly Undoable[]>([]);
  const [failed, setFailed] = useState<AskFailed>();
  const drop = useCallback((one: Undoable) => setUndoables((old) => old.filter((other) => other !== one)), []);
  const add = useCallback((one: Undoable) => setUndoables((old) => [...old, one]), []);
  useEffect(() => {
    if (undoables.length === 0) return;
    return onChange(({ tenantId, kind, ids }) => {
      if (kind !== 'REPLY' && kind !== 'CONVERSATION') return;
      for (const one of undoables) {
        // A stop names the conversation that it holds, or the whole tenant.
        if (one.tenantId !== tenantId || !(ids.includes(one.conversationId) || ids.includes(tenantId))) continue;
        ask(tenantId, CLEARANCE, { id: one.conversationId }).then(
          ({ conversation }) => (conversation.stops.some((stop) => stop.holds) ? drop(one) : undefined),
          () => undefined,
        );
      }
    });
  }, [drop, undoables]);
  const undo = async (undoable: Undoable | undefined) => {
    if (!undoable) return;
    drop(undoable);
    setFailed(undefined);
    const { tenantId, replyId } = undoable;
    try {
      await command(tenantId, CANCEL_REPLY, { replyId, expectedTenantId: tenantId });
      onBack(undoable);
    } catch (failure) {
      setFailed(failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined));
    }
  };
  return { newest: undoables.at(-1), add, drop, undo, failed };
}
