import type { EndedSessions } from './ended-sessions.js';
import { readLogoutToken, type EndedSession } from './logout-token.js';
import { KeycloakRealm } from './keycloak-realm.js';
import { RealmKeys, type RealmKey } from './realm-keys.js';
import type { RealmTrust } from './realm-trust.js';
import { identityUnavailable, TokenRefusal, tokenRefused } from './refusal.js';
import { readKeyId, verifyStrictly } from './strict-verification.js';

/** A person as the realm knows them; what they may do is for our own database to say. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly realmRoles: readonly string[];
  readonly name?: string;
}

export interface TokenVerifierParts {
  readonly keys?: RealmKeys;
  readonly endedSessions?: EndedSessions;
  readonly now?: () => Date;
}

/** Keycloak says JWT, the specification logout+jwt. */
const LOGOUT_TYPES = /^(logout\+)?jwt$/i;

/** The only way a token becomes a person: strict checks first, then keycloak-connect, both must agree. */
export class TokenVerifier {
  private readonly keys: RealmKeys;
  private readonly realm: KeycloakRealm;

  constructor(
    private readonly trust: RealmTrust,
    private readonly parts: TokenVerifierParts = {},
  ) {
    this.keys = parts.keys ?? new RealmKeys(trust);
    this.realm = new KeycloakRealm(trust);
  }

  /**
   * Verifies an access token, given bare or as the value of an Authorization header.
   * @throws DomainError IDENTITY_TOKEN_REFUSED (unauthenticated), or IDENTITY_UNAVAILABLE (unavailable).
   */
  async verify(bearer: string): Promise<VerifiedToken> {
    try {
      return await this.read(bearer.replace(/^Bearer /i, ''));
    } catch (error) {
      throw error instanceof TokenRefusal ? tokenRefused(error) : error;
    }
  }

  /**
   * The session that a logout token of the provider names.
   * @throws DomainError IDENTITY_TOKEN_REFUSED (unauthenticated), or IDENTITY_UNAVAILABLE (unavailable).
   */
  async readLogout(token: string): Promise<EndedSession> {
    try {
      const key = await this.findKey(readKeyId(token, LOGOUT_TYPES));
      return await readLogoutToken(token, key, this.trust, this.parts.now?.());
    } catch (error) {
      throw error instanceof TokenRefusal ? tokenRefused(error) : error;
    }
  }

  private async read(token: string): Promise<VerifiedToken> {
    const key = await this.findKey(readKeyId(token));
    const claims = await verifyStrictly(token, key, this.trust, this.parts.now?.());
    if (await this.parts.endedSessions?.isEnded(claims.iss, claims.sid)) throw new TokenRefusal('session ended');
    const realmRoles = await this.realm.rolesOf(token, key);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      sessionId: claims.sid,
      expiresAt: new Date(claims.exp * 1000),
      realmRoles,
      ...(claims.name === undefined ? {} : { name: claims.name }),
    };
  }

  private async findKey(keyId: string): Promise<RealmKey> {
    let key: RealmKey | undefined;
    try {
      key = await this.keys.find(keyId);
    } catch (cause) {
      throw identityUnavailable(cause);
    }
    if (!key) throw new TokenRefusal('unknown key');
    return key;
  }
}
