export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct';

export type Direction = 'inbound' | 'outbound';

/** Unique together with the event's kind. */
export interface EventKey {
  readonly connection: string;
  /**
   * The network's own id of the message, unique on the whole network: where an id means something on its own server only,
   * the server is part of it. Empty for a gap.
   */
  readonly externalId: string;
  /** Larger is later: milliseconds of the last change where the network gives one, DELETED_REVISION for a delete. */
  readonly revision: number;
}

/** A delete is final: it wins from every edit, in whichever order they arrive. */
export const DELETED_REVISION = Number.MAX_SAFE_INTEGER;

export interface Author {
  readonly externalId: string;
  /** As one writes it to address the author, without a leading @. */
  readonly handle: string;
  readonly displayName: string;
  readonly url: string | null;
  /** Where the author says on its own profile that it lives; only from a network with `authorPlace`. */
  readonly place?: string | null;
}

export interface Attachment {
  readonly externalId: string;
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly url: string | null;
  readonly description: string | null;
}

export interface Mention {
  readonly externalId: string | null;
  readonly handle: string;
}

/** What was neutralised in a text before it was let in. */
export type TextFlag = 'null_removed' | 'control_removed' | 'bidi_removed' | 'zero_width_removed' | 'cut';

interface EventFacts {
  readonly key: EventKey;
  readonly occurredAt: Date;
  readonly receivedAt?: Date;
}

/** A whole message as it stands after being made or changed: an edit whose create never came is the message too. */
export interface MessageEvent extends EventFacts {
  readonly kind: 'created' | 'edited';
  readonly direction: Direction;
  readonly visibility: Visibility;
  readonly author: Author;
  /** Plain, decoded and neutralised; at most TEXT_LIMIT_BYTES. */
  readonly text: string;
  readonly textFlags: readonly TextFlag[];
  readonly permalink: string | null;
  /** External id of the message this one answers. */
  readonly parent: string | null;
  /** External id of the first message of the thread, null when the event does not tell. */
  readonly root: string | null;
  /** Messages with the same key belong to one conversation as far as the network tells. */
  readonly conversationKey: string;
  readonly attachments: readonly Attachment[];
  /** The key we sent it with, when the network returns it. */
  readonly clientKey?: string;
  readonly mentions: readonly Mention[];
  readonly hashtags: readonly string[];
  readonly language: string | null;
  readonly raw: unknown;
}

/** The message is gone: its text and attachments must go as well, a stub stays. */
export interface DeletedEvent extends EventFacts {
  readonly kind: 'deleted';
  readonly raw: unknown;
}

/** What the network says of a message we sent, such as a moderation that is still running. */
export interface StatusEvent extends EventFacts {
  readonly kind: 'status';
  readonly state: 'pending_platform_review' | 'delivered' | 'read' | 'failed';
  readonly raw: unknown;
}

/** Messages between `from` and `until` may be missing and cannot be fetched by the cursor. */
export interface GapEvent extends EventFacts {
  readonly kind: 'gap';
  readonly from: Date | null;
  readonly until: Date;
  readonly reason: 'cursor_expired' | 'cursor_unreadable' | 'too_far_behind';
}

export type NetworkEvent = MessageEvent | DeletedEvent | StatusEvent | GapEvent;

/** Opaque to all but its connector; stored in the same transaction as the events it came with. */
export type Cursor = string;

/** Input that is no event: kept apart with the reason, never dropped and never shown. */
export interface Quarantined {
  readonly reason: 'not_an_object' | 'unknown_type' | 'missing_field' | 'invalid_field' | 'too_large';
  /** Paths of the fields that were wrong; never their values. */
  readonly fields: readonly string[];
  readonly raw: unknown;
}

export interface Page {
  readonly events: readonly NetworkEvent[];
  readonly quarantined: readonly Quarantined[];
  readonly next: Cursor;
  /** True when more pages are ready at once. */
  readonly more: boolean;
}

export type Normalised =
  | { readonly ok: true; readonly events: readonly NetworkEvent[] }
  | { readonly ok: false; readonly quarantined: Quarantined };
