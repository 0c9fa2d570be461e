import type { AnswerTarget } from './conversation.js';
import type { Visibility } from './inbound-message.js';

export const replyStates = [
  'DRAFT',
  'APPROVED',
  'QUEUED',
  'SENDING',
  'SENT',
  'REJECTED',
  'UNKNOWN',
  'CANCELLED',
] as const;
export type ReplyState = (typeof replyStates)[number];

export interface Provenance {
  readonly templateId: string;
  readonly title: string;
  readonly version: number;
  readonly publisher: string;
  readonly editedPercent: number;
}

/** A reply as the thread shows it, on its way or already a message. */
export interface TimelineReply {
  readonly replyId: string;
  readonly at: Date;
  readonly text: string;
  readonly authorName: string;
  readonly cotag: string;
  readonly state: ReplyState;
  readonly permalink: string | null;
  readonly undoUntil: Date | null;
  readonly refusal: string | null;
  readonly provenance: Provenance | null;
  readonly details: ReplyDetails;
}

/** What else there is to know of a reply: its parts, pictures, and what was changed after sending. */
export interface ReplyDetails {
  readonly version: number;
  readonly place: {
    readonly part: number;
    readonly parts: number;
    readonly sent: number;
    readonly state: ReplyState;
  } | null;
  readonly attachments: readonly { readonly fileId: string; readonly name: string; readonly alt: string }[];
  readonly changes: readonly {
    readonly kind: string;
    readonly state: string;
    readonly refusal: string | null;
    readonly authorName: string;
    readonly at: Date;
    readonly before: string;
  }[];
  readonly mayEdit: boolean;
  readonly mayRemove: boolean;
  readonly mayResume: boolean;
}

/** Whether and how the newest message of a conversation can be answered. */
export interface Replyability {
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly visibility: Visibility;
  readonly accountHandle: string | null;
  readonly limit: number;
  readonly unit: string;
  readonly urlLength: number | null;
  readonly mentionPrefix: string | null;
  readonly mentionCountsLocalPart: boolean;
  /** Too long a text may go out as several posts that answer each other. */
  readonly threads: boolean;
  readonly attachments: AttachmentLimits | null;
}

/** Pictures that may go with an answer. */
export interface AttachmentLimits {
  readonly most: number;
  readonly altLimit: number;
  readonly mostBytes: number;
  readonly types: readonly string[];
}

/** A post of the tenant's own account as the network gave it back. */
export interface Echo {
  readonly network: string;
  readonly sourceId: string;
  readonly externalId: string;
  readonly accountId: string | null;
  readonly clientKey: string | null;
  readonly parentSourceId: string | null;
  readonly text: string;
  readonly at: Date;
  readonly permalink: string | null;
}

/** What conversations ask of replies, which stands below them. */
export interface ReplyPort {
  /** Oldest first; of a sent one also what its message does not hold. */
  timeline(conversationId: string): Promise<readonly TimelineReply[]>;
  replyability(accountId: string | null, network: string, target: AnswerTarget | null): Promise<Replyability>;
  /** Matches an own post to the reply it came from, and settles that reply. */
  recognise(echo: Echo): Promise<boolean>;
}

const NOBODY: ReplyPort = {
  timeline: async () => [],
  replyability: async (_account, _network, target) => ({
    allowed: false,
    reason: 'unsupported',
    visibility: target?.visibility ?? 'public',
    accountHandle: null,
    limit: 0,
    unit: 'grapheme',
    urlLength: null,
    mentionPrefix: null,
    mentionCountsLocalPart: false,
    threads: false,
    attachments: null,
  }),
  recognise: async () => false,
};

/** The way down to replies: empty until that capability fills it. */
export class ReplyGate implements ReplyPort {
  private port = NOBODY;

  fill(port: ReplyPort): void {
    this.port = port;
  }

  timeline(conversationId: string): Promise<readonly TimelineReply[]> {
    return this.port.timeline(conversationId);
  }

  replyability(accountId: string | null, network: string, target: AnswerTarget | null): Promise<Replyability> {
    return this.port.replyability(accountId, network, target);
  }

  recognise(echo: Echo): Promise<boolean> {
    return this.port.recognise(echo);
  }
}
