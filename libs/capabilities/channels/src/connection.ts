import type { Credential } from '@samenspraak/connector-contract';
import type { AccountState } from './channel-account.js';

/** One way to a network: of an account of one tenant, or listening for a whole partnership. */
export interface Connection {
  readonly id: string;
  readonly partnershipId: string;
  readonly kind: 'listening' | 'account';
  readonly tenantId: string | null;
  readonly accountId: string | null;
  readonly network: string;
  readonly baseUrl: string;
  readonly listensTo: 'account' | 'local' | 'public';
  readonly externalId: string | null;
  readonly handle: string | null;
  readonly allowPrivate: boolean;
  readonly credential: Credential | undefined;
  readonly state: AccountState;
  /** Grows with every lease: a worker that was away too long is told apart by it. */
  readonly fence: string;
}

/** What a sealed credential belongs to; one moved to another row does not open. */
export const credentialOwner = (connectionId: string): string => `connection:${connectionId}`;

export const envelopeOwner = (envelopeId: string): string => `envelope:${envelopeId}`;

export function readCredential(text: string): Credential {
  const { expiresAt, ...rest } = JSON.parse(text) as Credential & { expiresAt?: string };
  return expiresAt ? { ...rest, expiresAt: new Date(expiresAt) } : rest;
}
