import { DomainError } from '../kernel/index.js';

/** Why a token was refused: for our own log and tests, never for whoever sent it. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';

  constructor(
    readonly reason: RefusalReason,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

export type RefusalReason =
  | 'shape'
  | 'length'
  | 'header'
  | 'algorithm'
  | 'critical header'
  | 'key id'
  | 'unknown key'
  | 'signature'
  | 'claims'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not yet valid'
  | 'issued in the future'
  | 'lifetime'
  | 'type'
  | 'authorized party'
  | 'bound to a key'
  | 'session ended'
  | 'realm';

/** The one answer to every bad token, so that it teaches nothing; the reason is its `cause`. */
export const tokenRefused = (cause: TokenRefusal): DomainError =>
  new DomainError('IDENTITY_TOKEN_REFUSED', 'unauthenticated', {}, { cause });

/** The identity provider cannot be reached and no key of it is at hand. */
export const identityUnavailable = (cause: unknown): DomainError =>
  new DomainError('IDENTITY_UNAVAILABLE', 'unavailable', {}, { cause });
