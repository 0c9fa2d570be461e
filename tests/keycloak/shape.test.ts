import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask, Person, read, refresh, type Tokens } from './person.js';
import { Realm } from './realm.js';
import { reasons } from './reasons.js';
import { differences, shapeOf } from './shape.js';

const realm = new Realm();
const { identity, urls } = realm.stack;

/** What a realm writes and answers, asked in the same way of both. */
async function everything(issuer: string, password: string, client: { id: string; secret: string }) {
  const person = new Person(issuer, urls.web);
  const tokens = await person.signIn('sanne', password);
  const renewed = (await (await refresh(issuer, tokens.refresh_token)).json()) as Tokens;
  const grant = { grant_type: 'password', client_id: client.id, client_secret: client.secret, scope: 'openid' };
  const direct = (await (await ask(issuer, { ...grant, username: 'sanne', password })).json()) as Tokens;
  const get = async (path: string, headers: Record<string, string> = {}) =>
    (await (await fetch(issuer + path, { headers })).json()) as Record<string, unknown>;
  const keys = (await get('/protocol/openid-connect/certs')).keys as { use: string }[];
  return {
    'access token header': read(tokens.access_token, 0),
    'access token': read(tokens.access_token),
    'access token, renewed': read(renewed.access_token),
    'access token of a script': read(direct.access_token),
    'identity token': read(tokens.id_token),
    'way back from the sign-in page': person.returned,
    'answer of the token endpoint': tokens,
    'answer about the person': await get('/protocol/openid-connect/userinfo', {
      authorization: `Bearer ${tokens.access_token}`,
    }),
    'key for signing': keys.find(({ use }) => use === 'sig')!,
  };
}

type Everything = Awaited<ReturnType<typeof everything>>;
let keycloak: Everything;
let ours: Everything;

beforeAll(async () => {
  keycloak = await everything(realm.issuer, realm.password('sanne'), realm.stack.tokenClient);
  ours = await everything(identity.issuer, 'sanne', identity.tokenClient);
});

describe('Keycloak and our own sign-in write the same', () => {
  test.each([
    'access token header',
    'access token',
    'access token, renewed',
    'access token of a script',
    'identity token',
    'way back from the sign-in page',
    'answer of the token endpoint',
    'answer about the person',
    'key for signing',
  ] as const)('%s, but for what is listed with its reason', (what) => {
    const found = differences(shapeOf(keycloak[what]), shapeOf(ours[what]));
    expect(found).toEqual(Object.keys(reasons[what] ?? {}).sort());
  });
});

test('both say the same of the person, the parties and the lifetime', () => {
  const facts = ({ 'access token': token }: Everything) => {
    const { sub, azp, aud, typ, acr, scope, name, email, realm_access, resource_access } = token;
    return {
      ...{ sub, azp, typ, acr, name, email },
      aud: [...(aud as string[])].sort(),
      scope: String(scope).split(' ').sort(),
      realm: (realm_access as { roles: string[] }).roles.sort(),
      account: (resource_access as { account: { roles: string[] } }).account.roles.sort(),
      origins: token['allowed-origins'],
      life: Number(token.exp) - Number(token.iat),
      grant: String(token.jti).split(':')[0],
    };
  };
  expect(facts(keycloak)).toEqual(facts(ours));
});

test('both keep what the web and the api ask for in the same place below their address', async () => {
  const places = async (issuer: string) => {
    const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>;
    const used = ['issuer', 'authorization_endpoint', 'token_endpoint', 'end_session_endpoint', 'jwks_uri'];
    return used.map((name) => [name, found[name]?.replace(issuer, '')]);
  };
  expect(await places(realm.issuer)).toEqual(await places(identity.issuer));
});
