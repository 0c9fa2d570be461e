export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';
export const VISIBILITIES: readonly Visibility[] = ['public', 'unlisted', 'private', 'direct'];

/** citizen: anyone may act as it on the page; official: a council or region; member: registered through the API. */
export type AccountKind = 'citizen' | 'official' | 'member';

export interface AccountRecord {
  type: 'account';
  id: string;
  username: string;
  displayName: string;
  note: string;
  /** Where the account says it lives, in a field of its profile. */
  place?: string;
  kind: AccountKind;
  createdAt: string;
  email?: string;
  passwordHash?: string;
}

export interface ProfileRecord {
  type: 'profile';
  id: string;
  displayName: string;
  note: string;
  place?: string;
}

export interface AppRecord {
  type: 'app';
  id: string;
  name: string;
  website: string | null;
  redirectUris: string[];
  scopes: string;
  clientId: string;
  clientSecret: string;
}

export interface TokenRecord {
  type: 'token';
  token: string;
  scopes: string;
  createdAt: string;
  appId: string | null;
  /** Absent for a token of an app alone. */
  accountId: string | null;
}

export interface RevokeRecord {
  type: 'revoke';
  token: string;
}

export interface MentionNotice {
  id: string;
  accountId: string;
}

export interface StatusVersion {
  text: string;
  spoilerText: string;
  sensitive: boolean;
  language: string | null;
  /** Account ids, in the order of the text. */
  mentions: string[];
}

export interface StatusRecord extends StatusVersion {
  type: 'status';
  id: string;
  accountId: string;
  visibility: Visibility;
  inReplyToId: string | null;
  inReplyToAccountId: string | null;
  createdAt: string;
  appId: string | null;
  notices: MentionNotice[];
  idempotencyKey?: string;
  /** Absent in journals of before there were pictures. */
  mediaIds?: string[];
  /** When the network accepted it; differs from createdAt for history that was planted. */
  acceptedAt: string;
}

export interface EditRecord extends StatusVersion {
  type: 'edit';
  id: string;
  mediaIds?: string[];
  editedAt: string;
  notices: MentionNotice[];
}

/** A picture, kept in the journal like everything else; its kind is that of its bytes. */
export interface MediaRecord {
  type: 'media';
  id: string;
  accountId: string;
  mediaType: string;
  /** In base64. */
  bytes: string;
  description: string;
  readyAt: number;
}

export interface MediaTextRecord {
  type: 'media-text';
  id: string;
  description: string;
}

export interface DeleteRecord {
  type: 'delete';
  id: string;
}

export interface FollowRecord {
  type: 'follow';
  from: string;
  to: string;
  following: boolean;
}

/** One line of the journal; the state of the network is these, applied in order. */
export type JournalRecord =
  | AccountRecord
  | ProfileRecord
  | AppRecord
  | TokenRecord
  | RevokeRecord
  | StatusRecord
  | EditRecord
  | MediaRecord
  | MediaTextRecord
  | DeleteRecord
  | FollowRecord;
