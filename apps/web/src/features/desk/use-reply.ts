import { useCallback, useState } from 'react';
import { AskFailed, command } from '../../app/ask';
import { SEND_REPLY } from './desk.commands';
import { readConversation, type Conversation } from './conversation-store';
import { withCommand, type KeptDraft } from './draft-keeper';
import type { Undoable } from './undo-bar';
import { undoWindow } from './undo-window';

interface Parts {
  conversation: Conversation;
  latest: { readonly current: KeptDraft };
  keep: (draft: KeptDraft) => void;
  /** Keeps it, and saves it after a moment. */
  write: (draft: KeptDraft) => void;
  settle: () => Promise<void>;
  forget: () => void;
  onSent: (undoable: Undoable | undefined) => void;
}

/** The refusal that a person may overrule: an answer is on its way already. */
const SECOND_LOOK = 'REPLIES_IN_FLIGHT';
/** The citizen wrote again and this screen did not hear of it. */
const NEWER = 'REPLIES_NEWER_MESSAGE';

/** Sends what is written. The command id is kept until an answer came, so that pressing again after a lost connection is no second reply. */
export function useReply({ conversation, latest, keep, write, settle, forget, onSent }: Parts) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<AskFailed>();
  const [second, setSecond] = useState(false);
  const { id, tenantId, author, answerTo } = conversation;
  const { threads } = conversation.replyability;
  const send = useCallback(
    async (confirmSecond: boolean) => {
      const draft = withCommand(latest.current, () => crypto.randomUUID());
      keep(draft);
      setBusy(true);
      setFailed(undefined);
      await settle();
      try {
        const { sendReply } = await command(tenantId, SEND_REPLY, {
          input: {
            commandId: draft.commandId!,
            conversationId: id,
            expectedTenantId: tenantId,
            text: draft.text.trim(),
            answerId: draft.answerId ?? null,
            answerVersion: draft.answerVersion ?? null,
            confirmSecond,
            messageId: answerTo ?? null,
            thread: threads,
            attachments: draft.attachments.map(({ fileId, alt }) => ({ fileId, alt: alt.trim() })),
            teamSignature: draft.team === true,
          },
        });
        const open = undoWindow(sendReply.undoUntil, Date.now());
        forget();
        onSent(
          open && {
            replyId: sendReply.id,
            conversationId: id,
            tenantId,
            text: draft.text,
            handle: author.handle,
            ...open,
          },
        );
      } catch (failure) {
        const why = failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined);
        write(why.unanswered ? latest.current : { ...latest.current, commandId: undefined, commandText: undefined });
        if (why.code === NEWER) void readConversation(tenantId, id);
        if (why.code === SECOND_LOOK && !confirmSecond) setSecond(true);
        else setFailed(why);
      } finally {
        setBusy(false);
      }
    },
    [answerTo, author.handle, forget, id, keep, latest, onSent, settle, tenantId, threads, write],
  );
  return { send, busy, failed, second, settleSecond: () => setSecond(false) };
}
