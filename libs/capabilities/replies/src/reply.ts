import type { Provenance, ReplyState, Visibility } from '@samenspraak/conversations';

/** An answer, from the click to its place under the question. */
export interface Reply {
  readonly id: string;
  readonly tenantId: string;
  readonly commandId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly network: string;
  readonly accountId: string;
  readonly accountHandle: string;
  readonly sourceRoot: string;
  readonly parentSourceId: string;
  readonly parentExternalId: string;
  readonly parentAuthorId: string;
  readonly parentAuthorHandle: string;
  readonly parentVisibility: Visibility;
  readonly visibility: Visibility;
  /** With the initials, as it goes out. */
  readonly text: string;
  readonly cotag: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly state: ReplyState;
  readonly second: boolean;
  readonly undoUntil: Date;
  readonly dueAt: Date;
  /** Grows with each call to the network; a result of an older attempt is fenced off. */
  readonly attempt: number;
  /** Calls that certainly did not reach acceptance. */
  readonly tries: number;
  readonly leaseUntil: Date | null;
  readonly firstAttemptAt: Date | null;
  readonly unknownAt: Date | null;
  /** When the network first said that it does not have it. */
  readonly absentAt: Date | null;
  readonly lookups: number;
  readonly externalId: string | null;
  readonly permalink: string | null;
  readonly sentAt: Date | null;
  readonly refusal: string | null;
  readonly answerId: string | null;
  readonly answerTitle: string | null;
  readonly answerVersion: number | null;
  readonly answerPublisher: string | null;
  readonly editedPercent: number | null;
  /** What was published and which version of it, whoever wrote it; null for a text that nobody published. */
  readonly originItemId: string | null;
  readonly originVersion: number | null;
  /** Some blocks of it are the tenant's own. */
  readonly originOverride: boolean;
  /** The first part of an answer of several posts; null where there is one post. */
  readonly threadId: string | null;
  /** Of an answer of several posts, with its first part: as it was written. */
  readonly wholeText: string | null;
  readonly part: number;
  readonly parts: number;
  /** Counts what was changed after sending. */
  readonly version: number;
  readonly removedAt: Date | null;
  readonly createdAt: Date;
}

export function provenanceOf(reply: Reply): Provenance | null {
  if (reply.answerId === null) return null;
  return {
    templateId: reply.answerId,
    title: reply.answerTitle ?? '',
    version: reply.answerVersion ?? 0,
    publisher: reply.answerPublisher ?? '',
    editedPercent: reply.editedPercent ?? 0,
  };
}

/** Until when a person can take it back, or null when that is over. */
export function undoUntilOf(reply: Reply): Date | null {
  return reply.state === 'QUEUED' && reply.attempt === 0 ? reply.undoUntil : null;
}
