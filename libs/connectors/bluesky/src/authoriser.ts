import {
  confirmRefusal,
  ConnectorFailure,
  type AuthorisationAnswer,
  type AuthorisationRequest,
  type AuthorisedAccount,
  type Authoriser,
  type Credential,
  type PasswordSignIn,
  type PendingAuthorisation,
} from '@samenspraak/connector-contract';
import type { z } from 'zod';
import { OAuthFlow } from './oauth-flow.js';
import { read, Session } from './session.js';
import { wireSession } from './wire.js';

/**
 * A token outlives the app password it came from by up to two hours; a refresh notices at once that the password is
 * gone. So a session is refreshed long before its token expires.
 */
const REFRESH_AFTER_MS = 10 * 60_000;

const REFUSALS = new Set(['auth_expired', 'auth_suspect', 'auth_revoked']);

/** Sessions of an app password, and of an owner who let us in on the network's own page; only the session is kept. */
export class BlueskyAuthoriser implements Authoriser {
  constructor(private readonly session: Session) {}

  async signIn({ identifier, password }: PasswordSignIn): Promise<AuthorisedAccount> {
    const answer = await this.session.xrpc.procedure('com.atproto.server.createSession', {
      operation: 'sign_in',
      on: 'read',
      body: { identifier: identifier.trim().replace(/^@/u, ''), password: password.trim() },
    });
    const opened = read(wireSession, answer, 'sign_in');
    return { credential: this.credentialOf(opened), account: accountOf(opened) };
  }

  beginAuthorisation(request: AuthorisationRequest): Promise<PendingAuthorisation> {
    return this.flow().begin(request.account);
  }

  async completeAuthorisation(pending: PendingAuthorisation, answer: AuthorisationAnswer): Promise<AuthorisedAccount> {
    const credential = await this.flow().complete(pending, answer);
    const opened = await new Session({ ...this.session.context, credential }).ask('complete_authorisation');
    return { credential, account: accountOf(opened) };
  }

  refresh(): Promise<Credential> {
    return confirmRefusal(
      () => (this.session.context.credential?.bound ? this.flow().refresh() : this.renew()),
      ({ kind }) => REFUSALS.has(kind),
    );
  }

  async revoke(): Promise<void> {
    const { credential } = this.session.context;
    if (credential?.bound) return this.flow().revoke();
    const token = credential?.refreshToken;
    if (!token) return;
    const procedure = { operation: 'revoke', on: 'read', token } as const;
    await this.session.xrpc.silentProcedure('com.atproto.server.deleteSession', procedure);
  }

  private flow(): OAuthFlow {
    return new OAuthFlow(this.session.context, this.session.now(), REFRESH_AFTER_MS);
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

function accountOf({ did, handle }: { did: string; handle: string }): AuthorisedAccount['account'] {
  return { externalId: did, handle, displayName: handle, url: `https://bsky.app/profile/${did}` };
}
