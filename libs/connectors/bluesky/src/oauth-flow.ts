import type { NodeSavedSession, NodeSavedState } from '@atproto/oauth-client-node';
import {
  ConnectorFailure,
  type AuthorisationAnswer,
  type ConnectionContext,
  type Credential,
  type Failure,
  type PendingAuthorisation,
} from '@samenspraak/connector-contract';
import { openClient } from './oauth-client.js';

/** Gets, renews and gives back a session that an owner allowed on the network's own page (PAR, PKCE, DPoP). */
export class OAuthFlow {
  private readonly states = new Map<string, NodeSavedState>();
  private readonly sessions = new Map<string, NodeSavedSession>();

  /** @param renewAfterMs a token may live longer than the permission: a refresh notices. */
  constructor(
    private readonly context: ConnectionContext,
    private readonly now: Date,
    private readonly renewAfterMs: number,
  ) {}

  begin(account = this.context.baseUrl): Promise<PendingAuthorisation> {
    return this.run('begin_authorisation', async (client) => {
      const url = await client.authorize(account);
      const [[state, kept]] = [...this.states] as [[string, NodeSavedState]];
      return { authoriseUrl: url.href, state, kept: JSON.stringify(kept) };
    });
  }

  complete({ state, kept }: PendingAuthorisation, answer: AuthorisationAnswer): Promise<Credential> {
    this.states.set(state, JSON.parse(kept) as NodeSavedState);
    const { code, issuer } = answer;
    const said = new URLSearchParams({ state: answer.state, code, ...(issuer ? { iss: issuer } : {}) });
    return this.run('complete_authorisation', async (client) => {
      const { session } = await client.callback(said);
      return this.credentialOf(session.did);
    });
  }

  refresh(): Promise<Credential> {
    const did = this.recall();
    return this.run('refresh', async (client) => {
      await client.restore(did, true);
      return this.credentialOf(did);
    });
  }

  async revoke(): Promise<void> {
    const did = this.recall();
    await this.run('revoke', (client) => client.revoke(did));
  }

  private recall(): string {
    const saved = JSON.parse(this.context.credential?.bound ?? 'null') as NodeSavedSession;
    this.sessions.set(saved.tokenSet.sub, saved);
    return saved.tokenSet.sub;
  }

  private credentialOf(did: string): Credential {
    const saved = this.sessions.get(did)!;
    const { access_token: accessToken, refresh_token: refreshToken, expires_at: end, scope } = saved.tokenSet;
    const renewAt = this.now.getTime() + this.renewAfterMs;
    const expiresAt = new Date(Math.min(renewAt, end ? Date.parse(end) : renewAt));
    return { accessToken, refreshToken, expiresAt, scopes: scope.split(' '), bound: JSON.stringify(saved) };
  }

  private async run<T>(
    operation: string,
    work: (client: Awaited<ReturnType<typeof openClient>>) => Promise<T>,
  ): Promise<T> {
    try {
      return await work(await openClient(this.context, this.states, this.sessions));
    } catch (error) {
      // Never the library's own error: it may quote an answer.
      throw failureFrom(error, operation);
    }
  }
}

/** What the library threw, by the code of the server's answer (RFC 6749, 9126) or the failure of our own transport below it. */
function failureFrom(error: unknown, operation: string): ConnectorFailure {
  let refused = false;
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof ConnectorFailure) return one;
    const { status, error: code } = one as { status?: unknown; error?: unknown };
    if (typeof status === 'number') return new ConnectorFailure(refusalOf(status, code), operation, status);
    refused ||= one.constructor.name === 'TokenRefreshError' || one.constructor.name === 'OAuthCallbackError';
  }
  return new ConnectorFailure({ kind: refused ? 'auth_suspect' : 'contract_violation' }, operation);
}

function refusalOf(status: number, code: unknown): Failure {
  if (status >= 500 || status === 408 || status === 429) return { kind: 'retryable', cause: 'server' };
  if (code === 'invalid_client' || code === 'unauthorized_client')
    return { kind: 'configuration', setting: 'application' };
  return code === 'invalid_grant' ? { kind: 'auth_suspect' } : { kind: 'contract_violation' };
}
