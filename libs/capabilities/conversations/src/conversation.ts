import type { Visibility, Why } from './inbound-message.js';

export const folders = ['TEAM', 'MINE', 'FREE', 'WAITING', 'CLOSED'] as const;
export type Folder = (typeof folders)[number];

export const steps = ['LISTEN', 'INTERPRET', 'THINK', 'CHANNEL', 'DIALOGUE'] as const;
export type Step = (typeof steps)[number];

export const conversationStatuses = ['OPEN', 'WAITING', 'CLOSED'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

export const involvements = ['LEAD', 'WATCH'] as const;
export type Involvement = (typeof involvements)[number];

export const exclusionReasons = ['SPAM', 'ABUSE', 'NO_REPLY_NEEDED', 'DUPLICATE', 'OWN_ACCOUNT'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

export const closeResults = ['ANSWERED', 'REFERRED', 'NO_REPLY_NEEDED'] as const;
export type CloseResult = (typeof closeResults)[number];

export const urgencies = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;
export type Urgency = (typeof urgencies)[number];

export const messageKinds = ['QUESTION', 'COMPLAINT', 'REPORT', 'COMPLIMENT', 'REMARK'] as const;
export type MessageKind = (typeof messageKinds)[number];

export const sentiments = ['POSITIVE', 'NEUTRAL', 'NEGATIVE'] as const;
export type Sentiment = (typeof sentiments)[number];

/** On which channel a conversation ended. */
export const closeChannels = ['PUBLIC', 'DIRECT', 'PHONE', 'MAIL', 'COUNTER', 'NONE'] as const;
export type CloseChannel = (typeof closeChannels)[number];

export interface Colleague {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  /** Whether this is the person who asks. */
  readonly me: boolean;
}

/** A conversation as the lists and the desk show it. */
export interface ConversationRow {
  readonly id: string;
  readonly tenantId: string;
  readonly network: string;
  readonly accountId: string | null;
  readonly author: { readonly handle: string; readonly displayName: string | null; readonly profileUrl: string | null };
  readonly snippet: string;
  readonly step: Step;
  readonly status: ConversationStatus;
  readonly involvement: Involvement;
  readonly question: boolean | null;
  readonly assignee: Colleague | null;
  readonly unread: boolean;
  readonly dueAt: Date | null;
  readonly normMinutes: number | null;
  readonly lastInboundAt: Date;
  readonly snoozedUntil: Date | null;
  readonly topic: string | null;
  readonly department: string | null;
  readonly urgency: Urgency;
  readonly kind: MessageKind | null;
  readonly sentiment: Sentiment | null;
  /** It stays asleep when the citizen writes again. */
  readonly snoozeHolds: boolean;
  /** The first promise that is still open. */
  readonly followUpAt: Date | null;
  readonly why: Why;
  /** Others that open with a copy of the same text, at most 99. */
  readonly similar: number;
  readonly version: number;
}

/** The inbound message that an answer would go under. */
export interface AnswerTarget {
  readonly messageId: string;
  readonly sourceId: string;
  readonly externalId: string;
  readonly author: { readonly externalId: string; readonly handle: string };
  readonly visibility: Visibility;
  readonly rootSourceId: string;
  readonly deleted: boolean;
  readonly text: string;
}

const SNIPPET = 160;

/** The first words of a text on one line. */
export function snippetOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SNIPPET) return line;
  const cut = line.slice(0, SNIPPET).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SNIPPET - 30))}…`;
}

/** The step that follows when `taken` was done; the last one stays. */
export function stepAfter(taken: Step): Step {
  return steps[Math.min(steps.indexOf(taken) + 1, steps.length - 1)]!;
}

/** The later of two steps. */
export function furthest(one: Step, other: Step): Step {
  return steps.indexOf(one) > steps.indexOf(other) ? one : other;
}

/** The conversation's word about the newest inbound message: a marked question that is still open stays one. */
export function questionAfterInbound(before: {
  readonly status: ConversationStatus;
  readonly question: boolean | null;
}): boolean | null {
  return before.status === 'OPEN' && before.question === true ? true : null;
}
