import type { IncomingMessage } from 'node:http';
import type { TenantDoor } from '../database/index.js';
import type { EndedSession } from '../identity/index.js';
import { DomainError, isId } from '../kernel/index.js';

/** What a token proves. `TokenVerifier` of platform/identity gives it. */
export interface ProvenToken {
  readonly issuer: string;
  readonly subject: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

export interface TokenProof {
  verify(bearer: string): Promise<ProvenToken>;
  /** The session that the provider says it ended. @throws DomainError IDENTITY_TOKEN_REFUSED */
  readLogout(token: string): Promise<EndedSession>;
}

export interface Visitor {
  readonly principalId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

export const TENANT_HEADER = 'samenspraak-tenant';
const REMEMBERED = 10_000;

type Request = IncomingMessage & { visiting?: Promise<Visitor>; visitor?: Visitor };

/** Finds out who knocks: the token proves the person, our database knows the principal, the header names the tenant. */
export class Doorkeeper {
  /** (issuer, subject) never moves to another principal; whether it is still active is asked at every transaction. */
  private readonly known = new Map<string, string>();

  constructor(
    private readonly door: TenantDoor,
    private readonly tokens: TokenProof,
  ) {}

  /** @throws DomainError IDENTITY_TOKEN_MISSING, IDENTITY_TOKEN_REFUSED, IDENTITY_PERSON_UNKNOWN */
  async admit(request: Request): Promise<Visitor> {
    request.visiting ??= this.recognise(request);
    request.visitor = await request.visiting;
    return request.visitor;
  }

  /** @throws DomainError IDENTITY_TOKEN_REFUSED */
  readSignOut(token: string): Promise<EndedSession> {
    return this.tokens.readLogout(token);
  }

  /** The tenant that the request names. @throws DomainError TENANT_MISSING, TENANT_REFUSED */
  tenantOf(request: Request): string {
    const named = request.headers[TENANT_HEADER];
    if (named === undefined || named === '') throw new DomainError('TENANT_MISSING', 'invalid');
    // Malformed, unknown and not mine look the same.
    if (!isId(named)) throw new DomainError('TENANT_REFUSED', 'forbidden');
    return named;
  }

  private async recognise(request: Request): Promise<Visitor> {
    const [scheme, bearer, ...rest] = (request.headers.authorization ?? '').split(' ');
    if (!bearer || rest.length > 0 || scheme?.toLowerCase() !== 'bearer') {
      throw new DomainError('IDENTITY_TOKEN_MISSING', 'unauthenticated');
    }
    const { issuer, subject, sessionId, expiresAt } = await this.tokens.verify(bearer);
    return { principalId: await this.principalOf(issuer, subject), issuer, subject, sessionId, expiresAt };
  }

  private async principalOf(issuer: string, subject: string): Promise<string> {
    const name = JSON.stringify([issuer, subject]);
    const remembered = this.known.get(name);
    if (remembered) return remembered;
    const found = await this.door.findPrincipal(issuer, subject);
    if (!found) throw new DomainError('IDENTITY_PERSON_UNKNOWN', 'forbidden');
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(name, found);
    return found;
  }
}
