import type { FailureKind } from './failure.js';

/** Secrets of one connection. No connector logs, throws or returns them. */
export interface Credential {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** When to refresh it at the latest; it may work on for a while after that. */
  readonly expiresAt?: Date;
  readonly scopes?: readonly string[];
  /** What belongs to tokens that are bound to a key; only its connector reads it. */
  readonly bound?: string;
}

/** Who we are to a network on which an account's owner lets us in. */
export interface Application {
  readonly name: string;
  readonly website: string;
  /** Where the owner comes back from the network's own page. */
  readonly redirectUri: string;
  /** Where a network can read who we are; null on this machine only, where none can. */
  readonly documentUrl: string | null;
  /** A private key as a JWK, with which we prove to be who the document says. */
  readonly key: string;
  /** Where a network's identities are looked up, when that is not the usual place. */
  readonly directoryUrl?: string;
}

/** One call to the network: exactly one record each, also for a failed one. */
export interface UpstreamCall {
  readonly connection: string;
  readonly operation: string;
  readonly method: string;
  /** With ids replaced by :id and without a query string. */
  readonly path: string;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly at: Date;
  readonly durationMs: number;
  readonly failure: FailureKind | null;
  readonly quota: Quota | null;
}

export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date | null;
}

export type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

/** Everything a connector may know of the connection it works for; it knows no tenant and has no log. */
export interface ConnectionContext {
  readonly connectionId: string;
  readonly baseUrl: string;
  /** Absent only while authorising. */
  readonly credential?: Credential;
  /** Needed for authorising, and for refreshing what was authorised. */
  readonly application?: Application;
  /** `account`: what concerns the account. `local` or `public`: the server's own or its whole public timeline. */
  readonly listensTo?: 'account' | 'local' | 'public';
  /** Lets the base URL be plain http or a private address; for the practice network and tests. */
  readonly allowPrivateNetwork?: boolean;
  /** Defaults to the global fetch. */
  readonly fetch?: Fetch;
  /** Ends every call of this connection. */
  readonly signal?: AbortSignal;
  readonly onUpstreamCall?: (call: UpstreamCall) => void;
  readonly now?: () => Date;
  /** Milliseconds for one call, 10,000 when absent. */
  readonly timeoutMs?: number;
  /** Bounds of the wait before a stream is opened again, 500 and 60,000 when absent. */
  readonly reconnectMs?: { readonly least: number; readonly most: number };
}
