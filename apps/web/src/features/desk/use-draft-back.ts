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
      keep({ ...latest.current, text, serverVersion, answerId: draft.answerId ?? undefined });
    }
  }, [draft, keep, latest, mayComeBack]);
}
