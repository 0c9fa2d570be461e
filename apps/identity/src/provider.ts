import Provider, { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { API_RESOURCE, apiResource } from './api-resource.js';
import type { MemoryStore } from './memory-store.js';
import type { DemoPerson } from './people.js';
import { registerPasswordGrant } from './password-grant.js';
import { protocolPath, REALM, realmPath, SIGN_IN_RETURN_PATH, SIGN_OUT_RETURN_PATHS } from './realm.js';
import type { SigningKey } from './signing-keys.js';
import { accessTokenClaims, profileClaims } from './token-claims.js';
import { messagePage } from './message-page.js';
import { languageOf } from './texts.js';

/** What a provider is made of; the same values make the next one after a key rotation. */
export interface RealmParts {
  readonly issuer: string;
  readonly people: readonly DemoPerson[];
  readonly redirectOrigins: readonly string[];
  readonly scriptsSecret: string;
  readonly store: MemoryStore;
}

/** An oidc-provider that answers at Keycloak's addresses with Keycloak's tokens. */
export function createProvider(parts: RealmParts, keys: readonly SigningKey[]): Provider {
  const provider = new Provider(parts.issuer, configuration(parts, keys));
  provider.proxy = true;
  registerPasswordGrant(provider, parts.people);
  provider.use(async (ctx, next) => {
    await next();
    const { oidc } = ctx as KoaContextWithOIDC;
    const answer = ctx.body as Record<string, unknown> | undefined;
    if (oidc?.route === 'token' && typeof answer?.['access_token'] === 'string') {
      ctx.body = {
        ...answer,
        refresh_expires_in: oidc.entities.RefreshToken?.expiration ?? 0,
        'not-before-policy': 0,
        session_state: oidc.entities.AccessToken?.['sessionUid'],
      };
    }
  });
  return provider;
}

function configuration(parts: RealmParts, keys: readonly SigningKey[]): Configuration {
  const bySubject = new Map(parts.people.map((person) => [person.subject, person]));
  const endpoint = (path: string) => `${protocolPath}/${path}`;
  return {
    adapter: (model) => parts.store.adapter(model),
    clients: clients(parts),
    clientBasedCORS: (_ctx, origin) => parts.redirectOrigins.includes(origin),
    jwks: { keys: structuredClone(keys) as SigningKey[] },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'email'],
    conformIdTokenClaims: false,
    acrValues: ['1'],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    claims: {
      openid: ['sub', 'sid', 'typ', 'azp', 'acr', 'auth_time'],
      profile: ['name', 'preferred_username', 'given_name', 'family_name'],
      email: ['email', 'email_verified'],
    },
    findAccount: (ctx, subject, token) => {
      const person = bySubject.get(subject);
      if (!person) return undefined;
      const idToken = { typ: 'ID', azp: ctx.oidc.client?.clientId, sid: sessionIdOf(token) };
      return {
        accountId: subject,
        claims: async (use) => ({ sub: subject, ...profileClaims(person), ...(use === 'id_token' ? idToken : {}) }),
      };
    },
    formats: {
      customizers: {
        jwt: (ctx, token, jwt) => {
          const person = 'accountId' in token ? bySubject.get(token.accountId) : undefined;
          const sessionId = sessionIdOf(token);
          if (!person || !sessionId) throw new errors.InvalidGrant('the person or the session is not there');
          const { AuthorizationCode: code, RefreshToken: refresh } = ctx.oidc.entities;
          jwt.header = { typ: 'JWT' };
          jwt.payload = accessTokenClaims(person, {
            issuer: parts.issuer,
            clientId: token.clientId ?? '',
            sessionId,
            issuedAt: Number(jwt.payload['iat']),
            expiresAt: Number(jwt.payload['exp']),
            authTime: code?.authTime ?? refresh?.authTime,
            grantType: 'gty' in token ? String(token.gty) : '',
            scope: token.scope ?? '',
            allowedOrigins: token.clientId === REALM.webClient ? parts.redirectOrigins : [],
          });
        },
      },
    },
    issueRefreshToken: async () => true,
    expiresWithSession: async () => true,
    rotateRefreshToken: true,
    loadExistingGrant: grantWithoutConsent,
    interactions: { url: (_ctx, interaction) => `${realmPath}/login-actions/authenticate/${interaction.uid}` },
    cookies: {
      names: { session: 'KEYCLOAK_SESSION', interaction: 'AUTH_SESSION_ID', resume: 'KC_RESTART' },
      long: { httpOnly: true, sameSite: 'lax', path: realmPath },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => showMessage(ctx, 'signOut', form),
        postLogoutSuccessSource: (ctx) => showMessage(ctx, 'signedOut'),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => API_RESOURCE,
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_ctx, resource) => {
          if (resource !== API_RESOURCE) throw new errors.InvalidTarget();
          return apiResource;
        },
      },
    },
    renderError: async (ctx) => showMessage(ctx, 'refused'),
    routes: {
      authorization: endpoint('auth'),
      token: endpoint('token'),
      jwks: endpoint('certs'),
      userinfo: endpoint('userinfo'),
      end_session: endpoint('logout'),
      introspection: endpoint('token/introspect'),
      revocation: endpoint('revoke'),
    },
    ttl: {
      AccessToken: REALM.accessTokenLifetime,
      IdToken: REALM.accessTokenLifetime,
      AuthorizationCode: 60,
      RefreshToken: REALM.sessionIdle,
      Session: REALM.sessionMax,
      Grant: REALM.sessionMax,
      Interaction: 1800,
    },
  };
}

function clients({ redirectOrigins, scriptsSecret }: RealmParts): Configuration['clients'] {
  return [
    {
      client_id: REALM.webClient,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: redirectOrigins.map((origin) => origin + SIGN_IN_RETURN_PATH),
      post_logout_redirect_uris: redirectOrigins.flatMap((origin) =>
        SIGN_OUT_RETURN_PATHS.map((path) => origin + path),
      ),
    },
    {
      client_id: REALM.scriptsClient,
      client_secret: scriptsSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['password', 'refresh_token'],
      response_types: [],
      redirect_uris: [],
    },
  ];
}

/** Keycloak asks no consent for these clients, so the first sign-in makes the grant. */
async function grantWithoutConsent(ctx: KoaContextWithOIDC) {
  const { session, client, provider } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const found = existing ? await provider.Grant.find(existing) : undefined;
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(REALM.defaultScope);
  grant.addResourceScope(API_RESOURCE, REALM.defaultScope);
  await grant.save();
  return grant;
}

function sessionIdOf(token: object | undefined): string | undefined {
  const id = token && 'sessionUid' in token ? token.sessionUid : undefined;
  return typeof id === 'string' ? id : undefined;
}

function showMessage(ctx: KoaContextWithOIDC, message: 'signOut' | 'signedOut' | 'refused', form?: string): void {
  ctx.type = 'html';
  const page = messagePage(languageOf(ctx.get('accept-language')), message, form);
  for (const [name, value] of Object.entries(page.headers)) ctx.set(name, value);
  ctx.body = page.html;
}
