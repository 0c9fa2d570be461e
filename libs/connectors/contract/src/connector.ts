import type { ConnectorCapabilities, Measure, TextRules } from './capabilities.js';
import type { Application, ConnectionContext, Credential } from './context.js';
import type { Author, Cursor, MessageEvent, NetworkEvent, Normalised, Page, Visibility } from './event.js';
import type { Failure } from './failure.js';
import type { CompiledQuery, QueryNode } from './query-node.js';

/** A plug-in that knows one network and nothing of municipalities. */
export interface ConnectorPlugin {
  readonly network: string;
  readonly capabilities: ConnectorCapabilities;
  /** Makes no call: the first one is made by the first operation. */
  connect(context: ConnectionContext): Connector;
  /** What stands at `documentUrl`; absent where a network asks for no such document. */
  describeApplication?(application: Application): object;
}

/** One connection, made of small ports; a port that is absent is not supported. */
export interface Connector {
  readonly capabilities: ConnectorCapabilities;
  readonly authoriser?: Authoriser;
  readonly listener?: Listener;
  readonly searcher?: Searcher;
  readonly publisher?: Publisher;
  /** Whether the credential works now. Never throws for a refusal of the network: that is its answer. */
  probe(): Promise<ProbeResult>;
  /** Reads one stored raw envelope. Pure, and total: malformed input comes back as quarantined. */
  normalise(raw: unknown): Normalised;
}

export type ProbeResult =
  | { readonly ok: true; readonly account: Author; readonly textRules: TextRules }
  | { readonly ok: false; readonly failure: Failure };

/** Gets and gives back the right to act for an account. */
export interface Authoriser {
  /** Both or neither: the owner allows it on the network's own page. */
  beginAuthorisation?(request: AuthorisationRequest): Promise<PendingAuthorisation>;
  completeAuthorisation?(pending: PendingAuthorisation, answer: AuthorisationAnswer): Promise<AuthorisedAccount>;
  /** With a password that the owner made for this application alone; the password itself is not kept. */
  signIn?(request: PasswordSignIn): Promise<AuthorisedAccount>;
  /**
   * Only under a per-credential lock; absent when tokens do not expire. A refusal that was confirmed is `auth_revoked`;
   * whatever else goes wrong says nothing about the credential.
   */
  refresh?(): Promise<Credential>;
  /** @param pending as it was kept; null after `signIn` */
  revoke(pending: PendingAuthorisation | null): Promise<void>;
}

export interface PasswordSignIn {
  /** Handle or address of the account. */
  readonly identifier: string;
  readonly password: string;
}

export interface AuthorisationRequest {
  readonly applicationName: string;
  readonly redirectUri: string;
  readonly website?: string;
  /** External id of the account that is meant, when it is known. */
  readonly account?: string;
}

/** Kept encrypted between the two steps: it holds secrets. */
export interface PendingAuthorisation {
  readonly authoriseUrl: string;
  readonly state: string;
  /** What the connector needs for the second step; only it reads this. */
  readonly kept: string;
}

export interface AuthorisationAnswer {
  readonly code: string;
  readonly state: string;
  /** Which server says so, where servers tell. */
  readonly issuer?: string;
}

export interface AuthorisedAccount {
  readonly credential: Credential;
  readonly account: Author;
}

/** Hears what happens, by page or live. Delivery is at least once and in any order. */
export interface Listener {
  /** The page after `cursor`, oldest first. Null starts at the newest. The same cursor gives the same events again. */
  poll(cursor: Cursor | null): Promise<Page>;
  /**
   * Catches up from `cursor`, then delivers live, and opens the stream again by itself when it breaks. The next page
   * waits until `onPage` has settled. Resolves when `signal` aborts; rejects when `onPage` does or the credential fails.
   */
  stream(cursor: Cursor | null, onPage: (page: Page) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Reads messages again, at most 40: what was edited or deleted without a word. */
  recheck?(externalIds: readonly string[]): Promise<readonly NetworkEvent[]>;
  /** The conversation around a message, oldest first, with parent and root filled. */
  fetchThread(externalId: string): Promise<readonly MessageEvent[]>;
}

/** Finds public messages by the network's own search. */
export interface Searcher {
  compileQuery(ast: QueryNode): CompiledQuery;
  /** One native query of `compileQuery`. */
  search(native: string, cursor: Cursor | null): Promise<Page>;
}

/** Puts messages on the network. */
export interface Publisher {
  replyability(message: ReplyTarget & { readonly deleted?: boolean }): Replyability;
  textRules(): Promise<TextRules>;
  /** The length as the network will count it, the mention of the author that a reply gets included. */
  measure(text: string, inReplyTo?: ReplyTarget): Promise<Measure>;
  /** The same idempotency key twice is one post, as long as the capabilities say. */
  send(message: OutboundMessage): Promise<SentMessage>;
  lookupSent(sought: SoughtMessage): Promise<SentLookup>;
  /**
   * Brings a file to the network, where nobody sees it until a message takes it along; present with `media`. May be
   * repeated without harm. @returns what the message takes along
   */
  upload?(file: OutboundFile): Promise<string>;
  /** The same text again changes nothing. @param author who was answered and must stay named */
  edit(externalId: string, text: string, author?: ReplyTarget['author']): Promise<SentMessage>;
  /** Resolves also when it was gone already. */
  remove(externalId: string): Promise<void>;
}

export interface ReplyTarget {
  readonly externalId: string;
  readonly author: Pick<Author, 'externalId' | 'handle'>;
  readonly visibility: Visibility;
}

export type Replyability =
  | { readonly allowed: true; readonly visibility: Visibility }
  | { readonly allowed: false; readonly reason: 'deleted' | 'window_closed' | 'not_addressed' | 'unsupported' };

export interface OutboundMessage {
  readonly idempotencyKey: string;
  readonly text: string;
  readonly inReplyTo: ReplyTarget | null;
  readonly visibility: Visibility;
  /** BCP 47, `nl` when absent. */
  readonly language?: string;
  /** In the order in which they are shown. */
  readonly media?: readonly TakenAlong[];
}

export interface OutboundFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly alt: string;
}

/** A file that was brought to the network before. */
export interface TakenAlong {
  /** What `upload` gave; only its connector reads it. */
  readonly uploaded: string;
  readonly alt: string;
  /** In pixels, where known. */
  readonly width: number | null;
  readonly height: number | null;
}

export interface SentMessage {
  readonly externalId: string;
  readonly permalink: string | null;
  readonly at: Date;
  readonly revision: number;
}

export interface SoughtMessage {
  readonly idempotencyKey: string;
  readonly text: string;
  /** External id of the message that was answered. */
  readonly inReplyTo: string | null;
  readonly since: Date;
}

/** `conclusive` false: not seen in what could be read, so a person decides. */
export type SentLookup =
  { readonly found: true; readonly message: SentMessage } | { readonly found: false; readonly conclusive: boolean };
