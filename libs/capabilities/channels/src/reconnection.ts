import type { AuthorisationAnswer, PasswordSignIn, PendingAuthorisation } from '@samenspraak/connector-contract';

/** How an owner proves to be one: on the network's own page, or with a password for this application alone. */
export const reconnectionWays = ['NETWORK', 'PASSWORD'] as const;
export type ReconnectionWay = (typeof reconnectionWays)[number];

/** `ASKED` and `ANSWERED` wait for the worker, `AT_NETWORK` for the person. */
export const reconnectionStates = ['ASKED', 'AT_NETWORK', 'ANSWERED', 'DONE', 'REFUSED'] as const;
export type ReconnectionState = (typeof reconnectionStates)[number];

export const reconnectionRefusals = ['WRONG_ACCOUNT', 'NOT_ALLOWED', 'UNREACHABLE', 'EXPIRED', 'NOT_POSSIBLE'] as const;
export type ReconnectionRefusal = (typeof reconnectionRefusals)[number];

export const RECONNECT_TOPIC = 'channels.reconnect';
/** Rung for an account that works again, with the account as its row: whoever kept something for it goes on. */
export const CONNECTED_TOPIC = 'account.connected';

/** A person's attempt to connect an account again. */
export interface Reconnection {
  readonly id: string;
  readonly accountId: string;
  readonly principalId: string;
  readonly way: ReconnectionWay;
  readonly state: ReconnectionState;
  readonly refusal: ReconnectionRefusal | null;
  /** Whose account it was, when it was the wrong one. */
  readonly foundHandle: string | null;
  readonly at: Date;
  readonly secrets: ReconnectionSecrets;
}

/** What is sealed: as long as the attempt runs, and not longer. */
export interface ReconnectionSecrets {
  readonly signIn?: PasswordSignIn;
  readonly pending?: PendingAuthorisation;
  readonly answer?: AuthorisationAnswer;
}
