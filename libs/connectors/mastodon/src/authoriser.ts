import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  ConnectorFailure,
  type AuthorisationAnswer,
  type AuthorisationRequest,
  type AuthorisedAccount,
  type Authoriser,
  type PendingAuthorisation,
} from '@samenspraak/connector-contract';
import { oauthClient, restClient } from './client.js';
import { authorOf } from './normalise.js';
import { Session } from './session.js';

/** No more than is used: reading, and writing posts. */
export const SCOPES = ['read', 'write:statuses'] as const;

/** What is kept between the two steps, and for giving the right back. */
interface Kept {
  readonly redirectUri: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly codeVerifier: string;
}

/** Registers an application on the server and lets the account's owner allow it (authorisation code with PKCE). */
export class MastodonAuthoriser implements Authoriser {
  constructor(private readonly session: Session) {}

  async beginAuthorisation(request: AuthorisationRequest): Promise<PendingAuthorisation> {
    const application = await restClient(this.session.transport, 'register_application').v1.apps.create({
      clientName: request.applicationName,
      redirectUris: request.redirectUri,
      scopes: SCOPES.join(' '),
      ...(request.website ? { website: request.website } : {}),
    });
    const { clientId, clientSecret } = application ?? {};
    if (!clientId || !clientSecret) {
      throw new ConnectorFailure({ kind: 'contract_violation' }, 'register_application');
    }
    const state = randomBytes(24).toString('base64url');
    const codeVerifier = randomBytes(48).toString('base64url');
    const url = new URL('/oauth/authorize', this.session.context.baseUrl);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: request.redirectUri,
      scope: SCOPES.join(' '),
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    const kept: Kept = { redirectUri: request.redirectUri, clientId, clientSecret, codeVerifier };
    return { authoriseUrl: url.href, state, kept: JSON.stringify(kept) };
  }

  async completeAuthorisation(pending: PendingAuthorisation, answer: AuthorisationAnswer): Promise<AuthorisedAccount> {
    if (!same(pending.state, answer.state)) {
      throw new ConnectorFailure({ kind: 'rejected', reason: 'forbidden' }, 'complete_authorisation');
    }
    const kept = JSON.parse(pending.kept) as Kept;
    const request = { grantType: 'authorization_code' as const, ...kept, code: answer.code };
    const token = await oauthClient(this.session.transport, 'exchange_code').token.create(request);
    const { accessToken, scope } = token ?? {};
    if (!accessToken) throw new ConnectorFailure({ kind: 'contract_violation' }, 'exchange_code');
    const credential = { accessToken, scopes: scope?.split(' ') ?? [] };
    const account = await new Session({ ...this.session.context, credential }).own();
    return { credential, account: authorOf(account) };
  }

  async revoke(pending: PendingAuthorisation | null): Promise<void> {
    const token = this.session.context.credential?.accessToken;
    if (!token || !pending) return;
    const { clientId, clientSecret } = JSON.parse(pending.kept) as Kept;
    await oauthClient(this.session.transport, 'revoke').revoke({ clientId, clientSecret, token });
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
