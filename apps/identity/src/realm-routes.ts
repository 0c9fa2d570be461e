import type { IncomingMessage } from 'node:http';
import { createPublicKey } from 'node:crypto';
import { pageLanguage, sendJson, sendPage, type Exchange } from './exchange.js';
import { answerIntrospection } from './introspection-endpoint.js';
import { answerLogout } from './logout-endpoint.js';
import { messagePage } from './message-page.js';
import { protocolPath, REALM, realmPath } from './realm.js';
import { answerSignIn } from './sign-in-endpoint.js';
import { answerUserinfo } from './userinfo-endpoint.js';

/** Answers one request: what Keycloak does and oidc-provider does not here, the rest there. */
export async function answer(exchange: Exchange): Promise<void> {
  const { res, url } = exchange;
  const path = url.pathname;
  if (path === '/livez' || path === '/readyz') return sendJson(res, 200, { status: 'up' });
  if (path === realmPath) return answerRealm(exchange);
  if (!path.startsWith(`${realmPath}/`)) {
    return sendPage(res, 404, messagePage(pageLanguage(exchange), 'notFound'));
  }
  if (path.startsWith(`${realmPath}/login-actions/authenticate/`)) return answerSignIn(exchange);
  if (path === `${realmPath}${protocolPath}/userinfo`) return answerUserinfo(exchange);
  if (path === `${realmPath}${protocolPath}/token/introspect`) return answerIntrospection(exchange);
  if (path === `${realmPath}${protocolPath}/logout` && (await answerLogout(exchange))) return;
  passOn(exchange);
}

/** The public face of a realm, as Keycloak shows it. */
function answerRealm({ res, keys, parts }: Exchange): void {
  const [newest] = keys.published.keys;
  const key = createPublicKey({ key: newest ?? {}, format: 'jwk' }).export({ type: 'spki', format: 'der' });
  sendJson(res, 200, {
    realm: REALM.name,
    public_key: key.toString('base64'),
    'token-service': `${parts.issuer}${protocolPath}`,
    'account-service': `${parts.issuer}/account`,
    'tokens-not-before': 0,
  });
}

function passOn({ req, res, url, provider, parts }: Exchange): void {
  const issuer = new URL(parts.issuer);
  if (url.pathname === `${realmPath}${protocolPath}/auth`) addDefaultScopes(url);
  // Addresses in answers follow the configured public address, never the header of whoever asks.
  req.headers.host = issuer.host;
  req.headers['x-forwarded-host'] = issuer.host;
  req.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  const mounted = req as IncomingMessage & { originalUrl?: string };
  mounted.originalUrl = url.pathname + url.search;
  req.url = mounted.originalUrl.slice(realmPath.length);
  void provider.callback()(req, res);
}

function addDefaultScopes(url: URL): void {
  const asked = url.searchParams.get('scope');
  if (asked === null) return;
  url.searchParams.set('scope', [...new Set([...asked.split(' '), ...REALM.defaultScope.split(' ')])].join(' '));
}
