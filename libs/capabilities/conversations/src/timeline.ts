import type { Provenance, ReplyDetails, ReplyState, TimelineReply } from './reply-gate.js';
import type { ThreadMessage, ThreadNote } from './thread.repository.js';

export const timelineKinds = ['CITIZEN', 'COUNCIL', 'NOTE', 'REPLY'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing in a thread. */
export interface TimelineItem {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly at: Date;
  readonly text: string;
  readonly authorName: string;
  /** Of a note: the colleague who wrote it. */
  readonly authorId: string | null;
  readonly permalink: string | null;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly cotag: string | null;
  readonly replyState: ReplyState | null;
  readonly replyId: string | null;
  readonly undoUntil: Date | null;
  readonly refusal: string | null;
  readonly provenance: Provenance | null;
  readonly details: ReplyDetails | null;
}

const PLAIN = {
  authorId: null,
  permalink: null,
  edited: false,
  deleted: false,
  cotag: null,
  replyState: null,
  replyId: null,
  undoUntil: null,
  refusal: null,
  provenance: null,
  details: null,
} as const;

/** Merges a thread, oldest first. A reply that became a message stands there once, as the message. */
export function mergeTimeline(
  messages: readonly ThreadMessage[],
  notes: readonly ThreadNote[],
  replies: readonly TimelineReply[],
): TimelineItem[] {
  const sent = new Map(replies.map((reply) => [reply.replyId, reply]));
  const items = messages.map((message): TimelineItem => {
    const { direction, ...shown } = message;
    const reply = message.replyId ? sent.get(message.replyId) : undefined;
    return {
      ...PLAIN,
      ...shown,
      kind: direction === 'inbound' ? 'CITIZEN' : 'COUNCIL',
      ...(reply
        ? { cotag: reply.cotag, replyState: reply.state, provenance: reply.provenance, details: reply.details }
        : {}),
    };
  });
  const shown = new Set(messages.map((message) => message.replyId));
  for (const note of notes) items.push({ ...PLAIN, ...note, kind: 'NOTE' });
  for (const reply of replies) {
    if (shown.has(reply.replyId)) continue;
    const { state, ...rest } = reply;
    items.push({ ...PLAIN, ...rest, id: reply.replyId, kind: 'REPLY', replyState: state });
  }
  return items.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}
