import {
  ConnectorFailure,
  isFailure,
  type AuthorisedAccount,
  type Authoriser,
  type Credential,
  type PasswordSignIn,
} from '@samenspraak/connector-contract';
import type { z } from 'zod';
import { read, type Session } from './session.js';
import { wireSession } from './wire.js';

/**
 * A token outlives the app password it came from by up to two hours; a refresh notices at once that the password is
 * gone. So a session is refreshed long before its token expires.
 */
const REFRESH_AFTER_MS = 10 * 60_000;

/** Sessions of an app password: the password makes one, and from then on only the session is kept. */
export class BlueskyAuthoriser implements Authoriser {
  constructor(private readonly session: Session) {}

  async signIn({ identifier, password }: PasswordSignIn): Promise<AuthorisedAccount> {
    const answer = await this.session.xrpc.procedure('com.atproto.server.createSession', {
      operation: 'sign_in',
      on: 'read',
      body: { identifier: identifier.trim().replace(/^@/u, ''), password: password.trim() },
    });
    const opened = read(wireSession, answer, 'sign_in');
    const { did, handle } = opened;
    const account = { externalId: did, handle, displayName: handle, url: `https://bsky.app/profile/${did}` };
    return { credential: this.credentialOf(opened), account };
  }

  async refresh(): Promise<Credential> {
    try {
      return await this.renew();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    try {
      return await this.renew();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Twice: the password was taken back, or the session is too old.
      throw new ConnectorFailure({ kind: 'auth_revoked' }, 'refresh', error.status);
    }
  }

  async revoke(): Promise<void> {
    const token = this.session.context.credential?.refreshToken;
    if (!token) return;
    const procedure = { operation: 'revoke', on: 'read', token } as const;
    await this.session.xrpc.silentProcedure('com.atproto.server.deleteSession', procedure);
  }

  private async renew(): Promise<Credential> {
    const token = this.session.context.credential?.refreshToken;
    if (!token) throw new ConnectorFailure({ kind: 'auth_revoked' }, 'refresh');
    const procedure = { operation: 'refresh', on: 'read', token } as const;
    const answer = await this.session.xrpc.procedure('com.atproto.server.refreshSession', procedure);
    return this.credentialOf(read(wireSession, answer, 'refresh'));
  }

  private credentialOf({ accessJwt, refreshJwt }: z.output<typeof wireSession>): Credential {
    const expiresAt = new Date(this.session.now().getTime() + REFRESH_AFTER_MS);
    return { accessToken: accessJwt, refreshToken: refreshJwt, expiresAt };
  }
}

function isRefusal(error: unknown): error is ConnectorFailure {
  return isFailure(error, 'auth_expired') || isFailure(error, 'auth_suspect') || isFailure(error, 'auth_revoked');
}
