import type { Visibility } from './event.js';

/** What a connection can do. Code outside a connector asks this, never which network it is. */
export interface ConnectorCapabilities {
  readonly authorise: boolean;
  /** The owner makes a password for this application alone and gives it to us: `signIn`. */
  readonly appPassword: boolean;
  readonly refresh: boolean;
  readonly webhook: boolean;
  readonly poll: boolean;
  readonly stream: boolean;
  readonly search: boolean;
  /** Can hear a whole public timeline (`listensTo` local or public); without it a partnership listens by searching. */
  readonly timeline: boolean;
  readonly thread: boolean;
  readonly recheck: boolean;
  readonly publish: boolean;
  readonly reply: boolean;
  /** A reply is sent with the name of its author in front, because it would not reach him otherwise. */
  readonly namesAuthor: boolean;
  /** Posts tell where their author says it lives, in a field that the author fills for everybody to see. */
  readonly authorPlace: boolean;
  /** Pictures that go with a message; null when the network or the connector takes none. */
  readonly media: MediaLimits | null;
  readonly edit: boolean;
  readonly remove: boolean;
  readonly lookupSent: boolean;
  /** The network itself refuses a second post with the same key, for this long. */
  readonly idempotentSendMinutes: number;
  readonly visibilities: readonly Visibility[];
  /** An older cursor gives a gap. */
  readonly cursorReachHours: number;
}

export interface MediaLimits {
  /** In one message. */
  readonly most: number;
  /** Media types. */
  readonly types: readonly string[];
  /** Of one file. */
  readonly bytes: number;
  /** Characters of the text for who does not see the picture. */
  readonly altLimit: number;
}

export type LengthUnit = 'grapheme' | 'utf16' | 'byte' | 'weighted';

/** How the network counts, so that the web can count along while somebody types. */
export interface TextRules {
  readonly unit: LengthUnit;
  readonly limit: number;
  /** Every URL counts as this many, null when it counts as written. */
  readonly urlLength: number | null;
  /** Of @name@server only @name counts. */
  readonly mentionCountsLocalPart: boolean;
}

export interface Measure {
  readonly length: number;
  readonly limit: number;
  readonly unit: LengthUnit;
}
