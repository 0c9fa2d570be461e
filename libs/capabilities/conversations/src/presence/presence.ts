import type { Colleague } from '../conversation.js';

export const presenceDoings = ['VIEWING', 'TYPING'] as const;
export type PresenceDoing = (typeof presenceDoings)[number];

/** Seconds after its last sign of life at which a screen is no longer there; screens give one each ten seconds. */
export const PRESENT_SECONDS = 25;

/** Seconds without typing after which nobody holds the answer any longer. */
export const HOLD_SECONDS = 60;

/** A colleague in a conversation; all screens of a person are one. */
export interface Present {
  readonly colleague: Colleague;
  readonly doing: PresenceDoing;
  readonly since: Date;
  /** Began to type first, or took over: the answer is this person's until it is sent, left or silent for a minute. */
  readonly holds: boolean;
}

/** One open page of a person. */
export interface Screen {
  readonly conversationId: string;
  readonly screenId: string;
}
