import Provider, { errors, type TokenEndpointGrantContext } from 'oidc-provider';
import { API_RESOURCE, apiResource } from './api-resource.js';
import type { DemoPerson } from './people.js';
import { passwordMatches } from './password.js';
import { REALM } from './realm.js';
import { profileClaims } from './token-claims.js';

interface Parameters {
  readonly username?: string;
  readonly password?: string;
  readonly scope?: string;
}

/** Keycloak's direct access grant, for the scripts client only: a name and a password for a token, without a browser. */
export function registerPasswordGrant(provider: Provider, people: readonly DemoPerson[]): void {
  provider.registerGrantType<Parameters>(
    'password',
    async (ctx) => {
      const { username = '', password = '' } = ctx.oidc.params;
      const person = people.find((candidate) => candidate.username === username);
      if (!passwordMatches(person, password) || !person) throw new errors.InvalidGrant('invalid user credentials');
      ctx.body = await signInDirectly(provider, ctx, person);
    },
    ['username', 'password', 'scope'],
  );
}

async function signInDirectly(provider: Provider, ctx: TokenEndpointGrantContext<Parameters>, person: DemoPerson) {
  const { client } = ctx.oidc;
  const accountId = person.subject;
  const wantsIdToken = (ctx.oidc.params.scope ?? '').split(' ').includes('openid');
  const scope = wantsIdToken ? REALM.defaultScope : REALM.defaultScope.replace('openid ', '');

  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope(REALM.defaultScope);
  grant.addResourceScope(API_RESOURCE, REALM.defaultScope);
  const grantId = await grant.save();

  const session = new provider.Session();
  session.loginAccount({ accountId, loginTs: Math.floor(Date.now() / 1000), acr: '1' });
  session.grantIdFor(client.clientId, grantId);
  await session.save(REALM.sessionMax);

  const shared = { client, accountId, grantId, gty: 'password', sessionUid: session.uid, expiresWithSession: true };
  const accessToken = new provider.AccessToken({ ...shared, scope });
  accessToken.resourceServer = new provider.ResourceServer(API_RESOURCE, apiResource);
  ctx.oidc.entity('AccessToken', accessToken);
  const refreshToken = new provider.RefreshToken({ ...shared, scope, resource: API_RESOURCE, rotations: 0 });
  ctx.oidc.entity('RefreshToken', refreshToken);

  return {
    access_token: await accessToken.save(),
    expires_in: accessToken.expiration,
    refresh_token: await refreshToken.save(),
    token_type: 'Bearer',
    scope,
    ...(wantsIdToken ? { id_token: await idToken(provider, ctx, person, session.uid) } : {}),
  };
}

async function idToken(
  provider: Provider,
  ctx: TokenEndpointGrantContext<Parameters>,
  person: DemoPerson,
  sid: string,
): Promise<string> {
  const client = ctx.oidc.client;
  const claims = { sub: person.subject, typ: 'ID', azp: client.clientId, sid, acr: '1', ...profileClaims(person) };
  const token = new provider.IdToken(claims, { ctx });
  Object.assign(token, { scope: REALM.defaultScope });
  return token.issue({ use: 'idtoken' });
}
