import { randomUUID } from 'node:crypto';
import type { DemoPerson } from './people.js';
import { REALM } from './realm.js';

// Keycloak 26 writes how a token came about in front of its jti: session kind, token kind, grant.
const grantCodes: Record<string, string> = { authorization_code: 'ac', refresh_token: 'rt', password: 'ro' };

/** What of a token differs per request. */
export interface TokenFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly sessionId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Seconds since 1970; absent for a direct grant, as in Keycloak. */
  readonly authTime?: number;
  /** As oidc-provider keeps it, e.g. `authorization_code refresh_token`. */
  readonly grantType: string;
  readonly scope: string;
  readonly allowedOrigins: readonly string[];
}

/** The payload of an access token exactly as Keycloak 26 writes it for a realm with its default scopes. */
export function accessTokenClaims(person: DemoPerson, facts: TokenFacts): Record<string, unknown> {
  return {
    exp: facts.expiresAt,
    iat: facts.issuedAt,
    ...(facts.authTime === undefined ? {} : { auth_time: facts.authTime }),
    jti: `onrt${grantCodes[facts.grantType.split(' ').at(-1) ?? ''] ?? 'na'}:${randomUUID()}`,
    iss: facts.issuer,
    aud: [REALM.audience, 'account'],
    sub: person.subject,
    typ: 'Bearer',
    azp: facts.clientId,
    sid: facts.sessionId,
    acr: '1',
    ...(facts.allowedOrigins.length ? { 'allowed-origins': facts.allowedOrigins } : {}),
    realm_access: { roles: [...REALM.defaultRealmRoles, ...person.realmRoles] },
    resource_access: { account: { roles: REALM.accountRoles } },
    scope: facts.scope,
    ...profileClaims(person),
  };
}

/** The claims of the scopes profile and email. */
export function profileClaims(person: DemoPerson): Record<string, unknown> {
  return {
    email_verified: true,
    name: person.name,
    preferred_username: person.username,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
  };
}
