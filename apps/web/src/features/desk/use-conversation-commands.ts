import { useCallback, useMemo, useState } from 'react';
import { AskFailed, command, type Document } from '../../app/ask';
import type { ExclusionReason, InterpretConversationInput, Step } from '../../gql/graphql';
import type { Conversation } from './conversation-store';
import { ADD_NOTE, ASSIGN, CLOSE, MARK_QUESTION, REOPEN, SETTLE_REPLY, SNOOZE, TAKE_STEP } from './desk.commands';
import type { Closing } from './close-dialog';
import { ADD_TAG, FINISH, INTERPRET, PROMISE, REMOVE_TAG } from './work.queries';

/** What a person says a message is about; what is left out stays. */
export type Interpretation = Omit<InterpretConversationInput, 'conversationId' | 'expectedTenantId' | 'version'>;

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
      give: (colleagueId: string, note: string) =>
        go(ASSIGN, { ...here, version, toMe: false, colleagueId, note: note || null }),
      interpret: (said: Interpretation) => go(INTERPRET, { ...here, version, ...said }),
      tag: (name: string) => go(ADD_TAG, { ...here, version, name }),
      untag: (tagId: string) => go(REMOVE_TAG, { ...here, version, tagId }),
      promise: (promise: string, dueAt: string) => go(PROMISE, { ...here, version, promise, dueAt }),
      finish: (followUpId: string, kept: boolean) => go(FINISH, { ...here, version, followUpId, kept }),
      note: (text: string, mentions: string[]) => go(ADD_NOTE, { ...here, version, text, mentions }),
      close: (closing: Closing) =>
        go(CLOSE, {
          ...here,
          version,
          result: closing.result,
          channel: closing.channel,
          keepPromises: closing.keepPromises,
          topic: closing.topic.trim() || null,
          department: closing.department.trim() || null,
          answerFound: closing.answerFound,
        }),
      reopen: () => go(REOPEN, { ...here, version }),
      snooze: (until: string, holds: boolean) => go(SNOOZE, { ...here, version, until, holds }),
      settle: async (replyId: string, wasSent: boolean) => {
        await go(SETTLE_REPLY, {
          replyId,
          expectedTenantId: tenantId,
          outcome: wasSent ? ('WAS_SENT' as const) : ('WAS_NOT_SENT' as const),
        });
      },
    };
  }, [id, tenantId, version, onChanged]);
  const forget = useCallback(() => setFailed(undefined), []);
  return { run, failed, forget };
}

export type ConversationCommands = ReturnType<typeof useConversationCommands>['run'];
