import type { Settings } from './settings';

export interface Endpoints {
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

/** Where tokens are asked, and as whom. */
export interface TokenWay {
  endpoint: string;
  clientId: string;
  resource?: string;
}

export interface Tokens {
  accessToken: string;
  refreshToken?: string;
  idToken?: string;
  /** Milliseconds since 1970, by the clock of this browser. */
  expiresAt: number;
  /** Where the next one is asked: it need not be looked up again. */
  way: TokenWay;
}

interface Pending {
  verifier: string;
  state: string;
  returnTo: string;
}

const PENDING = 'samenspraak.sign-in';
const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** RFC 7636 S256: the challenge that belongs to a verifier. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

export async function discover(settings: Settings): Promise<Endpoints> {
  const answer = await fetch(`${settings.issuer}/.well-known/openid-configuration`);
  if (!answer.ok) throw new Error(`discovery answered ${answer.status}`);
  return answer.json() as Promise<Endpoints>;
}

const redirectUri = () => `${location.origin}/aanmelden/klaar`;

/** Leaves for the identity provider; comes back at /aanmelden/klaar and then at `returnTo`. */
export async function leaveToSignIn(settings: Settings, returnTo: string): Promise<void> {
  const endpoints = await discover(settings);
  const pending: Pending = { verifier: randomText(), state: randomText(), returnTo };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const url = new URL(endpoints.authorization_endpoint);
  const query: Record<string, string> = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: settings.scope ?? 'openid profile',
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: 'S256',
    ...(settings.resource ? { resource: settings.resource } : {}),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  location.assign(url.href);
}

export async function wayToTokens(settings: Settings): Promise<TokenWay> {
  const { token_endpoint: endpoint } = await discover(settings);
  return { endpoint, clientId: settings.clientId, resource: settings.resource };
}

async function askTokens(way: TokenWay, form: Record<string, string>): Promise<Tokens> {
  const answer = await fetch(way.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: way.clientId,
      ...(way.resource ? { resource: way.resource } : {}),
      ...form,
    }),
  });
  if (!answer.ok) throw new TokenRefused(answer.status);
  const body = (await answer.json()) as {
    access_token: string;
    refresh_token?: string;
    id_token?: string;
    expires_in: number;
  };
  return {
    accessToken: body.access_token,
    refreshToken: body.refresh_token,
    idToken: body.id_token,
    expiresAt: Date.now() + body.expires_in * 1000,
    way,
  };
}

/** The provider said no; signing in again is the only way on. */
export class TokenRefused extends Error {
  constructor(readonly status: number) {
    super(`token endpoint answered ${status}`);
  }
}

/** Trades the code in the address for tokens. @throws TokenRefused when the state is not ours. */
export async function finishSignIn(settings: Settings, address: URL): Promise<{ tokens: Tokens; returnTo: string }> {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as Pending | null;
  const code = address.searchParams.get('code');
  if (!pending || !code || address.searchParams.get('state') !== pending.state) throw new TokenRefused(0);
  sessionStorage.removeItem(PENDING);
  const tokens = await askTokens(await wayToTokens(settings), {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(),
    code_verifier: pending.verifier,
  });
  return { tokens, returnTo: pending.returnTo };
}

export const refreshTokens = (way: TokenWay, refreshToken: string) =>
  askTokens(way, { grant_type: 'refresh_token', refresh_token: refreshToken });

export async function leaveToSignOut(settings: Settings, idToken: string | undefined): Promise<void> {
  const endpoints = await discover(settings);
  if (!endpoints.end_session_endpoint) return location.assign('/aanmelden');
  const url = new URL(endpoints.end_session_endpoint);
  url.searchParams.set('client_id', settings.clientId);
  url.searchParams.set('post_logout_redirect_uri', `${location.origin}/aanmelden`);
  if (idToken) url.searchParams.set('id_token_hint', idToken);
  location.assign(url.href);
}
