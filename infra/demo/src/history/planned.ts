import type { Citizen } from '../content/citizens.js';
import type { Council } from '../content/participants.js';

/** A message of the demo, on its way into a thread. */
export interface PlannedMessage {
  readonly at: Date;
  readonly text: string;
  /** Absent for what the citizen wrote. */
  readonly answer?: PlannedAnswer;
}

/** Who answered, and with which template of the library. */
export interface PlannedAnswer {
  readonly agent: string;
  readonly templateKey: string | null;
  /** The answer as the template alone gives it. */
  readonly fromTemplate: string | null;
}

export interface PlannedConversation {
  /** Names it in every run of the same day. */
  readonly key: string;
  readonly council: Council;
  readonly citizen: Citizen;
  readonly why: { readonly code: string; readonly params: Readonly<Record<string, string>> };
  readonly topic: string | null;
  readonly department: string | null;
  readonly step: 1 | 2 | 3 | 4 | 5;
  readonly status: 'open' | 'waiting' | 'closed';
  readonly question: boolean | null;
  readonly excludedReason: 'DUPLICATE' | null;
  readonly assignee: string | null;
  readonly unread: boolean;
  readonly snoozedUntil: Date | null;
  readonly result: 'ANSWERED' | 'REFERRED' | 'NO_REPLY_NEEDED' | null;
  readonly closedAt: Date | null;
  readonly judgedAt: Date | null;
  readonly messages: readonly PlannedMessage[];
  readonly notes: readonly { readonly at: Date; readonly agent: string; readonly text: string }[];
  readonly steps: readonly {
    readonly step: number;
    readonly at: Date;
    readonly agent: string;
    readonly result: string;
  }[];
  /** Also stands on the practice network, so that it can be answered. */
  readonly onNetwork: boolean;
}
