import type { TextRules } from '@samenspraak/connector-contract';

export const accountStates = ['CONNECTED', 'SUSPECT', 'REVOKED', 'RATE_LIMITED'] as const;
export type AccountState = (typeof accountStates)[number];

/** One official account of this tenant. */
export interface ChannelAccountRow {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly network: string;
  readonly handle: string;
  readonly externalId: string;
  readonly displayName: string;
  readonly url: string | null;
  readonly baseUrl: string;
  readonly state: AccountState;
  readonly stateSince: Date;
  /** The kind of failure that brought it into this state. */
  readonly reason: string | null;
  /** How the network counts, as last seen; null before the first look. */
  readonly rules: TextRules | null;
}

const EXPLANATIONS: Record<AccountState, string | null> = {
  CONNECTED: null,
  SUSPECT: 'Het netwerk weigerde een verzoek. We controleren de koppeling; berichten blijven bewaard.',
  REVOKED: 'Het netwerk accepteert de koppeling niet meer. Koppel het account opnieuw.',
  RATE_LIMITED: 'Het netwerk vraagt ons even te wachten. We gaan vanzelf weer verder.',
};

const UNREACHABLE = 'Het netwerk is niet bereikbaar. We proberen het steeds opnieuw en halen in wat we misten.';

/** What the state means for the person who looks at it. */
export function explainState(state: AccountState, reason: string | null): string | null {
  return state === 'SUSPECT' && reason === 'unreachable' ? UNREACHABLE : EXPLANATIONS[state];
}
