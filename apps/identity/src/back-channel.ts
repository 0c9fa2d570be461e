import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Exchange } from './exchange.js';
import { BACK_CHANNEL_PATH, REALM } from './realm.js';
import type { Session } from './own-tokens.js';

/** Milliseconds; who does not answer is not waited for. */
const PATIENCE = 2_000;

/** Tells the web's own servers that a session of theirs ended, as Keycloak does (OpenID Connect Back-Channel Logout 1.0). */
export async function tellSignedOut(
  { keys, parts }: Pick<Exchange, 'keys' | 'parts'>,
  session: Pick<Session, 'uid' | 'accountId' | 'authorizations'>,
): Promise<void> {
  if (!session.authorizations?.[REALM.webClient]) return;
  const key = keys.all[0]!;
  const token = await new SignJWT({
    typ: 'Logout',
    sid: session.uid,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', kid: key.kid })
    .setIssuer(parts.issuer)
    .setSubject(session.accountId ?? '')
    .setAudience(REALM.webClient)
    .setIssuedAt()
    .setExpirationTime('2m')
    .setJti(randomUUID())
    .sign(await importJWK(key, 'RS256'));
  await Promise.allSettled(
    parts.redirectOrigins.map((origin) =>
      fetch(origin + BACK_CHANNEL_PATH, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      }),
    ),
  );
}
