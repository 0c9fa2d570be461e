import { tellSignedOut } from './back-channel.js';
import { authenticateClient } from './client-authentication.js';
import { pageLanguage, readForm, sendJson, sendPage, type Exchange } from './exchange.js';
import { messagePage } from './message-page.js';
import { endSession, sessionOf, type Session } from './own-tokens.js';
import { realmPath } from './realm.js';

/**
 * Ends a session without asking when the ID token of the person comes along, as Keycloak does, and sends the person on.
 * @returns false when oidc-provider must ask for a confirmation first.
 */
export async function answerLogout(exchange: Exchange): Promise<boolean> {
  const { req, res, url } = exchange;
  const form = req.method === 'POST' ? await readForm(req) : url.searchParams;
  if (form?.has('refresh_token')) {
    await endByRefreshToken(exchange, form);
    return true;
  }
  if (form && req.method === 'GET' && !form.has('id_token_hint')) return false;
  const ended = form && (await endByIdToken(exchange, form));
  if (!ended) sendPage(res, 400, messagePage(pageLanguage(exchange), 'refused'));
  return true;
}

async function endByIdToken(exchange: Exchange, form: URLSearchParams): Promise<boolean> {
  const { res, provider } = exchange;
  const named = await readHint(exchange, form);
  const target = form.get('post_logout_redirect_uri');
  if (!named || (target && !named.client.postLogoutRedirectUriAllowed(target))) return false;

  const session = await sessionOf(provider, named.sessionId);
  if (session) await endEverywhere(exchange, session);
  // The cookie may belong to somebody who signed in later in the same browser; theirs stays.
  const current = await provider.Session.get(provider.createContext(exchange.req, res));
  if (!current.accountId) res.setHeader('set-cookie', expiredCookie(provider.cookieName('session')));
  if (!target) {
    sendPage(res, 200, messagePage(pageLanguage(exchange), 'signedOut'));
    return true;
  }
  const next = new URL(target);
  const state = form.get('state');
  if (state !== null) next.searchParams.set('state', state);
  res.writeHead(302, { location: next.href, 'cache-control': 'no-store' }).end();
  return true;
}

async function endEverywhere(exchange: Exchange, session: Session): Promise<void> {
  await endSession(exchange.provider, session);
  await tellSignedOut(exchange, session);
}

async function readHint({ provider }: Exchange, form: URLSearchParams) {
  const hint = form.get('id_token_hint') ?? '';
  const clientId = form.get('client_id') ?? audienceOf(hint);
  const client = clientId ? await provider.Client.find(clientId) : undefined;
  if (!client) return undefined;
  try {
    const { payload } = await provider.IdToken.validate(hint, client);
    return payload['typ'] === 'ID' ? { client, sessionId: String(payload['sid']) } : undefined;
  } catch {
    return undefined;
  }
}

function audienceOf(idToken: string): string | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const audience = (payload as { aud?: unknown }).aud;
    return typeof audience === 'string' ? audience : undefined;
  } catch {
    return undefined;
  }
}

async function endByRefreshToken(exchange: Exchange, form: URLSearchParams): Promise<void> {
  const { res, provider } = exchange;
  const client = authenticateClient(exchange, form);
  if (!client) return sendJson(res, 401, { error: 'unauthorized_client' });
  const refresh = await provider.RefreshToken.find(form.get('refresh_token') ?? '');
  if (refresh?.clientId !== client) return sendJson(res, 400, { error: 'invalid_grant' });
  const session = refresh.sessionUid ? await sessionOf(provider, refresh.sessionUid) : undefined;
  if (session) await endEverywhere(exchange, session);
  res.writeHead(204, { 'cache-control': 'no-store' }).end();
}

const expiredCookie = (name: string): string =>
  `${name}=; path=${realmPath}; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly; samesite=lax`;
