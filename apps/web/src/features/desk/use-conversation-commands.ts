import { useMemo, useState } from 'react';
import { AskFailed, command, type Document } from '../../app/ask';
import type { ExclusionReason, Step } from '../../gql/graphql';
import type { Conversation } from './conversation-store';
import { ADD_NOTE, ASSIGN, CLOSE, MARK_QUESTION, REOPEN, SETTLE_REPLY, SNOOZE, TAKE_STEP } from './desk.commands';
import type { Closing } from './desk-dialogs';

/** Everything one can do to a conversation besides answering; each names the tenant it expects. */
export function useConversationCommands(conversation: Conversation, onChanged: () => void) {
  const [failed, setFailed] = useState<AskFailed>();
  const { id, tenantId, version } = conversation;
  const run = useMemo(() => {
    const here = { conversationId: id, expectedTenantId: tenantId };
    const go = async <Input>(document: Document<unknown, { input: Input }>, input: Input): Promise<boolean> => {
      setFailed(undefined);
      try {
        await command(tenantId, document, { input });
        return true;
      } catch (failure) {
        setFailed(failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined));
        return false;
      } finally {
        onChanged();
      }
    };
    return {
      assign: (toMe: boolean) => go(ASSIGN, { ...here, version, toMe }),
      step: (step: Step, result: string) => go(TAKE_STEP, { ...here, version, step, result: result || null }),
      mark: (question: boolean, reason?: ExclusionReason) =>
        go(MARK_QUESTION, { ...here, version, question, reason: reason ?? null }),
      note: (text: string) => go(ADD_NOTE, { ...here, text }),
      close: (closing: Closing) =>
        go(CLOSE, {
          ...here,
          version,
          result: closing.result,
          topic: closing.topic.trim() || null,
          department: closing.department.trim() || null,
          answerFound: closing.answerFound,
        }),
      reopen: () => go(REOPEN, { ...here, version }),
      snooze: (until: string) => go(SNOOZE, { ...here, version, until }),
      settle: async (replyId: string, wasSent: boolean) => {
        await go(SETTLE_REPLY, {
          replyId,
          expectedTenantId: tenantId,
          outcome: wasSent ? ('WAS_SENT' as const) : ('WAS_NOT_SENT' as const),
        });
      },
    };
  }, [id, tenantId, version, onChanged]);
  return { run, failed };
}

export type ConversationCommands = ReturnType<typeof useConversationCommands>['run'];
