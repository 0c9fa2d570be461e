/** What happens to a conversation besides messages. Closed: a new kind is a line here and a sentence on the screen. */
export const eventKinds = [
  'ASSIGNED',
  'TAKEN',
  'TAKEN_OVER',
  'HANDED_OVER',
  'RELEASED',
  'INTERPRETED',
  'TAGGED',
  'UNTAGGED',
  'NOTED',
  'SNOOZED',
  'PROMISED',
  'PROMISE_KEPT',
  'PROMISE_DROPPED',
  'CLOSED',
  'REOPENED',
  'MOVED',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One of them, as who reads the thread sees it. Of what it says, only words of our own. */
export interface ConversationEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Date;
  readonly by: string;
  readonly to: string | null;
  /** A tag, a moment, what was chosen. */
  readonly what: readonly string[];
}

export interface NewEvent {
  readonly kind: EventKind;
  /** The membership it is about. */
  readonly toId?: string | null;
  readonly what?: readonly string[];
}
