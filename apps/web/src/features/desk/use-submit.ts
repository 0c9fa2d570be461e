import { useCallback, useState } from 'react';
import { AskFailed, command } from '../../app/ask';
import { SUBMIT_REPLY } from './clearance.queries';
import type { Conversation } from './conversation-store';
import type { KeptDraft } from './draft-keeper';

interface Parts {
  conversation: Conversation;
  latest: { readonly current: KeptDraft };
  write: (draft: KeptDraft) => void;
  settle: () => Promise<void>;
  forget: () => void;
  onDone: () => void;
}

/** Asks colleagues to agree with what is written; the text waits at the server from then on. */
export function useSubmit({ conversation, latest, write, settle, forget, onDone }: Parts) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<AskFailed>();
  const { id, tenantId } = conversation;
  const submit = useCallback(
    async (confirmSecond: boolean) => {
      setBusy(true);
      setFailed(undefined);
      await settle();
      const { text, answerId, answerVersion, attachments, team } = latest.current;
      try {
        await command(tenantId, SUBMIT_REPLY, {
          input: {
            conversationId: id,
            expectedTenantId: tenantId,
            text: text.trim(),
            answerId: answerId ?? null,
            answerVersion: answerVersion ?? null,
            confirmSecond,
            thread: conversation.replyability.threads,
            attachments: attachments.map(({ fileId, alt }) => ({ fileId, alt: alt.trim() })),
            teamSignature: team === true,
          },
        });
        forget();
        onDone();
      } catch (failure) {
        write(latest.current);
        setFailed(failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined));
      } finally {
        setBusy(false);
      }
    },
    [conversation.replyability.threads, forget, id, latest, onDone, settle, tenantId, write],
  );
  return { submit, busy, failed };
}
