import { importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { RealmKey } from './realm-keys.js';
import { CLOCK_SKEW, type RealmTrust } from './realm-trust.js';
import { TokenRefusal } from './refusal.js';

/** A session that the provider ended. */
export interface EndedSession {
  readonly issuer: string;
  readonly sessionId: string;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds; a provider sends it at once. */
const MOST_AGE = 300;

const claimsSchema = z.looseObject({
  iss: z.string(),
  iat: z.number().int().positive(),
  jti: z.string().min(1),
  // "It MAY contain a sub, a sid, or both": ours asks for the session, as its registration says.
  sid: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  events: z.looseObject({ [EVENT]: z.looseObject({}) }),
});

/**
 * Reads a logout token by OpenID Connect Back-Channel Logout 1.0, section 2.6, with one key of the realm.
 * @throws TokenRefusal
 */
export async function readLogoutToken(
  token: string,
  key: RealmKey,
  trust: RealmTrust,
  now: Date = new Date(),
): Promise<EndedSession> {
  try {
    const { payload } = await jwtVerify(token, await importJWK(key, 'RS256'), {
      algorithms: ['RS256'],
      issuer: trust.issuer,
      audience: [...trust.authorizedParties],
      clockTolerance: CLOCK_SKEW,
      currentDate: now,
      maxTokenAge: MOST_AGE,
      requiredClaims: ['iat', 'jti', 'events', 'sid'],
    });
    // "Verify that the Logout Token does not contain a nonce Claim": so that an ID token is none.
    if ('nonce' in payload) throw new TokenRefusal('claims');
    const { iss, sid } = claimsSchema.parse(payload);
    return { issuer: iss, sessionId: sid };
  } catch (cause) {
    throw cause instanceof TokenRefusal ? cause : new TokenRefusal('claims', { cause });
  }
}
