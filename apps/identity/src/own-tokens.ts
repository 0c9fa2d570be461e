import { createLocalJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type Provider from 'oidc-provider';
import type { Exchange } from './exchange.js';

/** The claims of one of our own access tokens while its session lives; undefined for anything else. */
export async function readOwnAccessToken(
  { keys, parts, provider }: Pick<Exchange, 'keys' | 'parts' | 'provider'>,
  token: string,
): Promise<JWTPayload | undefined> {
  try {
    const verified = await jwtVerify(token, createLocalJWKSet(keys.published), {
      issuer: parts.issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'sub', 'sid'],
    });
    const { typ, sid } = verified.payload;
    if (typ !== 'Bearer' || !(await sessionOf(provider, String(sid)))) return undefined;
    return verified.payload;
  } catch {
    return undefined;
  }
}

export type Session = InstanceType<Provider['Session']>;

export function sessionOf(provider: Provider, sessionId: string): Promise<Session | undefined> {
  return provider.Session.findByUid(sessionId);
}

/** Ends the session everywhere: no refresh token, code or consent of it works afterwards. */
export async function endSession(provider: Provider, session: Session): Promise<void> {
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (!grantId) continue;
    await provider.RefreshToken.revokeByGrantId(grantId);
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
}
