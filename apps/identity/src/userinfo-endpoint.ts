import { corsHeaders, sendJson, type Exchange } from './exchange.js';
import { readOwnAccessToken } from './own-tokens.js';

/** Keycloak answers who the bearer of an access token is; oidc-provider does that for opaque tokens only. */
export async function answerUserinfo(exchange: Exchange): Promise<void> {
  const { req, res } = exchange;
  const cors = corsHeaders(exchange);
  if (req.method === 'OPTIONS') return void res.writeHead(204, cors).end();
  const token = /^Bearer ([A-Za-z0-9._-]+)$/.exec(req.headers.authorization ?? '')?.[1];
  const claims = token && (await readOwnAccessToken(exchange, token));
  if (!claims) {
    const challenge =
      'Bearer realm="samenspraak", error="invalid_token", error_description="Token verification failed"';
    return sendJson(res, 401, { error: 'invalid_token' }, { ...cors, 'www-authenticate': challenge });
  }
  const { sub, email_verified, name, preferred_username, given_name, family_name, email } = claims;
  sendJson(res, 200, { sub, email_verified, name, preferred_username, given_name, family_name, email }, cors);
}
