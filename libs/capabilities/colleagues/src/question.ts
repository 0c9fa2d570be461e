import type { TenantView } from '@samenspraak/tenants';

export const audiences = ['COLLEAGUE', 'NEIGHBOURS'] as const;
export type Audience = (typeof audiences)[number];

export const questionStates = ['OPEN', 'ANSWERED', 'REVOKED', 'EXPIRED'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What became of the mail with the link. */
export const questionMails = ['NONE', 'WAITING', 'SENT', 'FAILED', 'OFF'] as const;
export type QuestionMail = (typeof questionMails)[number];

/** A question to who has no seat here, or to the neighbours, as a row. */
export interface QuestionRow {
  readonly id: string;
  readonly conversationId: string;
  readonly audience: Audience;
  readonly text: string;
  readonly topic: string;
  /** A membership. */
  readonly askedBy: string;
  readonly toName: string;
  readonly toAddress: string | null;
  readonly linkId: string | null;
  readonly memberIds: readonly string[];
  readonly state: QuestionState;
  readonly askedAt: Date;
  readonly endsAt: Date;
  readonly forwarded: number;
}

export interface QuestionAnswer {
  readonly id: string;
  readonly from: TenantView | null;
  readonly by: string;
  readonly text: string;
  readonly answeredAt: Date;
}

/** The same as the desk shows it. */
export interface Question extends Omit<QuestionRow, 'askedBy' | 'linkId' | 'toAddress'> {
  readonly askedBy: string;
  readonly mine: boolean;
  readonly reminded: boolean;
  readonly mail: QuestionMail;
  readonly answers: readonly QuestionAnswer[];
}

/** What another member asks this tenant. */
export interface NeighbourQuestion {
  readonly id: string;
  readonly from: TenantView;
  readonly text: string;
  readonly topic: string;
  readonly askedAt: Date;
  readonly endsAt: Date;
  readonly state: 'OPEN' | 'ANSWERED' | 'CLOSED';
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
}
