import { useEffect, useRef } from 'react';
import type { Conversation } from './conversation-store';
import type { KeptDraft } from './draft-keeper';

/** Puts a text back in the empty composer that the server gave back as a draft: held by a stop, or returned by an approver. */
export function useDraftBack(
  conversation: Conversation,
  mayComeBack: boolean,
  latest: { readonly current: KeptDraft },
  keep: (draft: KeptDraft) => void,
): void {
  const { draft } = conversation;
  const seen = useRef(draft?.savedAt);
  useEffect(() => {
    if (!draft || draft.savedAt === seen.current) return;
    if (latest.current.text !== '') {
      seen.current = draft.savedAt;
    } else if (mayComeBack && draft.text !== '') {
      seen.current = draft.savedAt;
      const { text, version: serverVersion } = draft;
      const origin = { answerId: draft.answerId ?? undefined, answerVersion: draft.answerVersion ?? undefined };
      keep({ ...latest.current, text, serverVersion, ...origin });
    }
  }, [draft, keep, latest, mayComeBack]);
}
