import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { coversScope, type Call, type Reply } from '../http/call.js';
import type { Route } from '../http/router.js';
import { matchesPassword } from '../network/passwords.js';
import type { AppRecord } from '../network/records.js';
import { Refusal } from '../network/refusal.js';
import type { Account, NetworkState } from '../network/state.js';
import { authorizePage, codePage, refusalPage } from './oauth.page.js';
import type { Entities } from './entities.js';

const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
const CODE_MS = 10 * 60 * 1000;

interface Grant {
  clientId: string;
  redirectUri: string;
  scopes: string;
  accountId: string;
  challenge: string | undefined;
  expiresAt: number;
}

/** Apps, authorisation and tokens; a code lives ten minutes, in memory, and works once. */
export function oauthRoutes(entities: Entities, mayChoose: (account: Account) => boolean): Route[] {
  const grants = new Map<string, Grant>();
  return [
    { method: 'POST', path: '/api/v1/apps', answer: (call) => createApp(call, entities) },
    {
      method: 'GET',
      path: '/api/v1/apps/verify_credentials',
      answer: (call) => {
        call.requireToken('read');
        if (!call.app) throw new Refusal(401, 'The access token is invalid');
        return { body: entities.app(call.app) };
      },
    },
    { method: 'GET', path: '/oauth/authorize', answer: (call) => showAuthorize(call, mayChoose) },
    { method: 'POST', path: '/oauth/authorize', answer: (call) => authorize(call, mayChoose, grants) },
    { method: 'POST', path: '/oauth/token', answer: (call) => issueToken(call, entities, grants) },
    { method: 'POST', path: '/oauth/revoke', answer: revoke },
  ];
}

function createApp(call: Call, entities: Entities): Reply {
  const name = call.params.requireText('client_name');
  const redirectUris = call.params.list('redirect_uris').flatMap((item) => item.split(/\s+/).filter(Boolean));
  if (redirectUris.length === 0) throw new Refusal(422, "Validation failed: Redirect URI can't be blank");
  const scopes = call.params.text('scopes') || 'read';
  const website = call.params.text('website') ?? null;
  const app = call.network.registerApp({ name, website, redirectUris, scopes });
  const shape = entities.app(app);
  return { body: { ...shape, client_id: app.clientId, client_secret: app.clientSecret, client_secret_expires_at: 0 } };
}

function readRequest(call: Call): { app: AppRecord; redirectUri: string; scopes: string } {
  const app = call.network.state.appsByClientId.get(call.params.text('client_id') ?? '');
  const redirectUri = call.params.text('redirect_uri') ?? '';
  if (!app) throw new Refusal(400, 'Deze toepassing is hier niet bekend.');
  if (!app.redirectUris.includes(redirectUri)) {
    throw new Refusal(400, 'Het adres om naar terug te gaan hoort niet bij deze toepassing.');
  }
  if (call.params.text('response_type') !== 'code') throw new Refusal(400, 'Alleen response_type=code kan hier.');
  const scopes = call.params.text('scope') || 'read';
  if (!scopes.split(/\s+/).every((scope) => coversScope(app.scopes, scope))) {
    throw new Refusal(400, 'De toepassing vraagt meer rechten dan zij heeft aangemeld.');
  }
  return { app, redirectUri, scopes };
}

function showAuthorize(call: Call, mayChoose: (account: Account) => boolean, failure?: string): Reply {
  try {
    const { app } = readRequest(call);
    const accounts = [...call.network.state.accounts.values()].filter(mayChoose);
    const fields = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'code_challenge'];
    const hidden = fields.flatMap((name) => {
      const value = call.params.text(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return { status: failure ? 401 : 200, html: authorizePage({ appName: app.name, accounts, hidden, failure }) };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, html: refusalPage(error.message) };
    throw error;
  }
}

async function authorize(
  call: Call,
  mayChoose: (account: Account) => boolean,
  grants: Map<string, Grant>,
): Promise<Reply> {
  let request: ReturnType<typeof readRequest>;
  try {
    request = readRequest(call);
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, html: refusalPage(error.message) };
    throw error;
  }
  const chosen = call.network.state.accounts.get(call.params.text('account') ?? '');
  const account =
    chosen && mayChoose(chosen)
      ? chosen
      : await findByPassword(
          call.network.state,
          call.params.text('username') ?? '',
          call.params.text('password') ?? '',
        );
  if (!account) {
    return showAuthorize(call, mayChoose, 'De naam of het wachtwoord klopt niet. Probeer het nog eens.');
  }
  const code = randomBytes(32).toString('base64url');
  for (const [key, { expiresAt }] of grants) if (expiresAt < call.network.now()) grants.delete(key);
  grants.set(code, {
    clientId: request.app.clientId,
    redirectUri: request.redirectUri,
    scopes: request.scopes,
    accountId: account.id,
    challenge: call.params.text('code_challenge') || undefined,
    expiresAt: call.network.now() + CODE_MS,
  });
  if (request.redirectUri === OUT_OF_BAND) return { html: codePage(code) };
  const target = new URL(request.redirectUri);
  target.searchParams.set('code', code);
  const state = call.params.text('state');
  if (state !== undefined) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href }, html: '' };
}

async function findByPassword(state: NetworkState, login: string, password: string): Promise<Account | undefined> {
  const account =
    state.findAccountByName(login) ??
    [...state.accounts.values()].find(({ email }) => email !== undefined && email === login.toLowerCase());
  if (!account?.passwordHash || !(await matchesPassword(password, account.passwordHash))) return undefined;
  return account;
}

const refuseGrant = (error: string, description: string, status = 400) => new OAuthRefusal(status, error, description);

/** OAuth words its errors in two fields. */
export class OAuthRefusal extends Refusal {
  constructor(
    status: number,
    error: string,
    readonly description: string,
  ) {
    super(status, error);
  }
}

async function issueToken(call: Call, entities: Entities, grants: Map<string, Grant>): Promise<Reply> {
  const { network, params } = call;
  const app = authenticateApp(call);
  const kind = params.text('grant_type');
  const scopes = params.text('scope') || 'read';
  if (kind === 'authorization_code') {
    const grant = takeGrant(call, app, grants);
    return { body: entities.token(network.issueToken({ ...grant, appId: app.id })) };
  }
  if (!scopes.split(/\s+/).every((scope) => coversScope(app.scopes, scope))) {
    throw refuseGrant('invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  }
  if (kind === 'client_credentials') {
    return { body: entities.token(network.issueToken({ scopes, appId: app.id, accountId: null })) };
  }
  if (kind === 'password') {
    const account = await findByPassword(network.state, params.text('username') ?? '', params.text('password') ?? '');
    if (!account) throw refuseGrant('invalid_grant', 'The provided authorization grant is invalid.');
    return { body: entities.token(network.issueToken({ scopes, appId: app.id, accountId: account.id })) };
  }
  throw refuseGrant('unsupported_grant_type', 'The authorization grant type is not supported.');
}

function authenticateApp(call: Call): AppRecord {
  const header = call.headers['authorization'];
  const basic = typeof header === 'string' && /^Basic /i.test(header) ? header.slice(6) : '';
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  const app = call.network.state.appsByClientId.get(call.params.text('client_id') ?? id);
  const given = Buffer.from(call.params.text('client_secret') ?? secret);
  const expected = Buffer.from(app?.clientSecret ?? '');
  if (!app || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw refuseGrant('invalid_client', 'Client authentication failed.', 401);
  }
  return app;
}

function takeGrant(call: Call, app: AppRecord, grants: Map<string, Grant>): { scopes: string; accountId: string } {
  const code = call.params.text('code') ?? '';
  const grant = grants.get(code);
  grants.delete(code);
  const fits =
    grant &&
    grant.expiresAt >= call.network.now() &&
    grant.clientId === app.clientId &&
    grant.redirectUri === call.params.text('redirect_uri') &&
    fitsChallenge(grant.challenge, call.params.text('code_verifier'));
  if (!fits) throw refuseGrant('invalid_grant', 'The provided authorization grant is invalid.');
  return { scopes: grant.scopes, accountId: grant.accountId };
}

function fitsChallenge(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  return verifier !== undefined && createHash('sha256').update(verifier).digest('base64url') === challenge;
}

/** Answers the same for an unknown token, as the standard asks. */
function revoke(call: Call): Reply {
  const app = authenticateApp(call);
  const token = call.network.state.tokens.get(call.params.text('token') ?? '');
  if (token && token.appId !== app.id) {
    throw refuseGrant('unauthorized_client', 'You are not authorized to revoke this token', 403);
  }
  if (token) call.network.revokeToken(token.token);
  return { body: {} };
}
