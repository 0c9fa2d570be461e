import { useMemo } from 'react';
import { hasRole, maySend, type Membership } from '../../app/session';
import { isStopLine, openApproval, type Clearance } from './clearance-context';
import type { Conversation } from './conversation-store';
import type { KeptDraft } from './draft-keeper';
import type { Undoable } from './undo-bar';
import { useReadClearance } from './use-clearance';
import { useDraftBack } from './use-draft-back';
import { useReply } from './use-reply';
import { useSubmit } from './use-submit';

interface Parts {
  conversation: Conversation;
  membership: Membership;
  draft: KeptDraft;
  latest: { readonly current: KeptDraft };
  keep: (draft: KeptDraft) => void;
  write: (draft: KeptDraft) => void;
  settle: () => Promise<void>;
  forget: () => void;
  /** It is queued, or waits for colleagues. */
  onSent: (undoable: Undoable | undefined) => void;
}

/** The one way out of the composer: to the citizen, or first to the colleagues who must agree. */
export function useOut({ membership, draft, onSent, ...parts }: Parts) {
  const { conversation, latest, keep } = parts;
  const read = useReadClearance(conversation.tenantId, conversation.id);
  const reply = useReply({ ...parts, onSent });
  const ask = useSubmit({ ...parts, onDone: () => onSent(undefined) });
  const { need } = read;
  const trainee = hasRole(membership, ['DRAFTER']);
  const given = !trainee && maySend(membership) && isStopLine(read, draft.text);
  const needed = trainee || (need?.tiers.length ?? 0) > 0;
  // What the screen did not know, such as a sensitive template, the server says.
  const asks = (needed && !given) || reply.failed?.code === 'REPLIES_APPROVAL_NEEDED';
  const comesBack = read.stops.some((stop) => stop.holds) || openApproval(read)?.state === 'RETURNED';
  useDraftBack(conversation, comesBack, latest, keep);
  const clearance = useMemo<Clearance>(() => ({ ...read, asks }), [asks, read]);
  return {
    clearance,
    send: (second: boolean) => (asks ? ask.submit(second) : reply.send(second)),
    busy: reply.busy || ask.busy,
    failed: ask.failed ?? reply.failed,
    second: reply.second,
    settleSecond: reply.settleSecond,
  };
}
