import { signatureOf } from '@samenspraak/language/template/signature';
import { useMemo } from 'react';
import type { Membership } from '../../app/session';
import { useAnswering } from './answering-store';
import type { Conversation } from './conversation-store';
import { check, type Checked } from './hints';

/** What decides about sending, as far as the screen knows; the server decides again. */
export interface Sendable extends Checked {
  /** What the answer will be signed with, without the ^. */
  signature: string;
  /** Too long for one post, and its network takes it in parts. */
  inParts: boolean;
  /** The council is in its listening month: nothing is sent. */
  listening: boolean;
  listeningUntil: string | null;
}

// A part is never full to the last letter, and the server stops at ten.
const MOST_IN_PARTS = 8;
const UNTIL_KNOWN = { signAs: 'INITIALS', teamSignature: 'Webcare', listening: false, listeningUntil: null } as const;

export function useChecked(
  conversation: Conversation,
  membership: Membership,
  { text, team }: { text: string; team?: boolean },
): Sendable {
  const { tenant } = membership;
  const { replyability } = conversation;
  const setting = useAnswering([tenant.id]).get(tenant.id)?.answering ?? UNTIL_KNOWN;
  return useMemo(() => {
    const asTeam = team === true || conversation.teamSigns;
    const signature = signatureOf(membership, asTeam ? { ...setting, signAs: 'TEAM' } : setting);
    const { mentionPrefix, limit, threads } = replyability;
    const checked = check(text, { rules: replyability, mentionPrefix, signature });
    const inParts = checked.tooLong && threads && checked.length <= MOST_IN_PARTS * limit;
    return { ...checked, signature, inParts, listening: setting.listening, listeningUntil: setting.listeningUntil };
  }, [conversation.teamSigns, membership, replyability, setting, team, text]);
}
