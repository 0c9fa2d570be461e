import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { ask, codeOf, Listener } from '../isolation/wire/ask.js';
import { life, read, refresh } from './person.js';
import { audienceMapper, Realm } from './realm.js';

const realm = new Realm();
const { web } = realm.stack.urls;
const admin = new pg.Client(realm.stack.database.admin);
const tenants = new Map<string, string>();

beforeAll(async () => {
  await admin.connect();
  const { rows } = await admin.query<{ code: string; id: string }>('select code, id from app.tenant');
  for (const { code, id } of rows) tenants.set(code, id);
});
afterAll(() => admin.end());

/** The refusal of a token at the desk of a council, or undefined when it is let in. */
const refusal = async (token: string, code = 'ZAA') =>
  codeOf(await ask(web, { token, tenant: tenants.get(code)! }, '{ folderCounts { team } }'));

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks again until the answer is this one; the last answer after twenty seconds. */
async function comesToBe(wanted: string | undefined, look: () => Promise<string | undefined>) {
  const until = Date.now() + 20_000;
  let seen = await look();
  while (seen !== wanted && Date.now() < until) {
    await wait(500);
    seen = await look();
  }
  return seen;
}

test('a token of Keycloak is let in over HTTP and over the live transport', async () => {
  const token = await realm.token('lotte');
  expect(await refusal(token)).toBeUndefined();
  const listener = await Listener.open(web, { token, tenant: tenants.get('ZAA')! });
  await listener.close();
  expect([listener.status, listener.code]).toEqual([200, undefined]);
});

test('a token that is meant for somebody else is refused, whichever client got it', async () => {
  const other = await realm.makeClient();
  expect(read(await realm.token('lotte', other)).aud).toBe('account');
  expect(await refusal(await realm.token('lotte', other))).toBe('IDENTITY_TOKEN_REFUSED');
});

test('a token of a client that is not in the list is refused, also when it is meant for us', async () => {
  const other = await realm.makeClient({ protocolMappers: [audienceMapper] });
  const token = await realm.token('lotte', other);
  expect(read(token)).toMatchObject({ aud: ['samenspraak-api', 'account'], azp: other.id });
  expect(await refusal(token)).toBe('IDENTITY_TOKEN_REFUSED');
});

test('what Keycloak signs beside access tokens opens nothing', async () => {
  const tokens = await realm.tokens('lotte');
  expect(read(tokens.id_token).typ).toBe('ID');
  expect(await refusal(tokens.id_token)).toBe('IDENTITY_TOKEN_REFUSED');
  expect(await refusal(tokens.refresh_token)).toBe('IDENTITY_TOKEN_REFUSED');
});

test('the administrator of Keycloak, who belongs to another realm, is nobody here', async () => {
  expect(await refusal(await realm.adminToken())).toBe('IDENTITY_TOKEN_REFUSED');
});

test('a token that expired is refused, and one that Keycloak lets live too long from the first second', async () => {
  try {
    await realm.tune({ 'access.token.lifespan': '4' });
    const short = await realm.token('lotte');
    expect(life(short)).toBe(4);
    // Four seconds of life and five that clocks may differ.
    await wait(9500);
    expect(await refusal(short)).toBe('IDENTITY_TOKEN_REFUSED');
    await realm.tune({ 'access.token.lifespan': '3600' });
    expect(await refusal(await realm.token('lotte'))).toBe('IDENTITY_TOKEN_REFUSED');
  } finally {
    await realm.tune({ 'access.token.lifespan': '' });
  }
  expect(await refusal(await realm.token('lotte'))).toBeUndefined();
});

test('somebody whom our database no longer knows as active is refused with a good token, and let in again', async () => {
  const token = await realm.token('tim');
  expect(await refusal(token, 'LAN')).toBeUndefined();
  const setActive = (active: boolean) =>
    admin.query('update app.principal set active = $1 where issuer = $2 and subject = $3', [
      active,
      realm.issuer,
      read(token).sub,
    ]);
  try {
    expect((await setActive(false)).rowCount).toBe(1);
    expect(await refusal(token, 'LAN')).toBe('TENANT_REFUSED');
    expect(await refusal(await realm.token('tim'), 'LAN')).toBe('TENANT_REFUSED');
  } finally {
    await setActive(true);
  }
  expect(await refusal(token, 'LAN')).toBeUndefined();
});

test('somebody whom Keycloak disabled gets no new token; the last one ends by itself within its five minutes', async () => {
  const { access_token, refresh_token } = await realm.signIn('noor');
  const address = `/users/${String(read(access_token).sub)}`;
  try {
    await realm.administer('PUT', address, { enabled: false });
    expect((await refresh(realm.issuer, refresh_token)).status).toBe(400);
    await expect(realm.token('noor')).rejects.toThrow('Keycloak gave no token');
    expect(await refusal(access_token, 'EDV')).toBeUndefined();
    expect(life(access_token)).toBe(300);
  } finally {
    await realm.administer('PUT', address, { enabled: true });
  }
});

interface Provider {
  readonly id: string;
  readonly config: Record<string, string[]>;
}

/** What makes the key that the realm signs with now. */
async function signer(): Promise<Provider> {
  type Keys = { active: Record<string, string>; keys: { kid: string; providerId: string }[] };
  const { active, keys } = await realm.administer<Keys>('GET', '/keys');
  return realm.administer('GET', `/components/${keys.find(({ kid }) => kid === active.RS256)!.providerId}`);
}

/** A new key, which the realm signs with from now on. */
async function addKey(): Promise<void> {
  const priority = Number((await signer()).config.priority?.[0] ?? 0) + 100;
  const { id } = await realm.administer<{ id: string }>('GET', '');
  await realm.administer('POST', '/components', {
    ...{
      name: `rsa-${priority}`,
      parentId: id,
      providerId: 'rsa-generated',
      providerType: 'org.keycloak.keys.KeyProvider',
    },
    config: { priority: [String(priority)], enabled: ['true'], active: ['true'], algorithm: ['RS256'] },
  });
}

test('a new key of the realm is trusted within ten seconds, the old one until the administrator takes it away', async () => {
  const before = await realm.token('lotte');
  expect(await refusal(before)).toBeUndefined();
  const old = await signer();

  await addKey();
  const second = await realm.token('lotte');
  expect(read(second, 0).kid).not.toBe(read(before, 0).kid);
  const asked = Date.now();
  expect(await comesToBe(undefined, () => refusal(second))).toBeUndefined();
  expect(Date.now() - asked).toBeLessThan(15_000);
  expect(await refusal(before)).toBeUndefined();

  const config = { ...old.config, enabled: ['false'], active: ['false'] };
  await realm.administer('PUT', `/components/${old.id}`, { ...old, config });
  // The api asks for the keys again when it meets an unknown one, else after five minutes.
  await addKey();
  const third = await realm.token('lotte');
  expect(await comesToBe(undefined, () => refusal(third))).toBeUndefined();
  expect(await refusal(second)).toBeUndefined();
  expect(await refusal(before)).toBe('IDENTITY_TOKEN_REFUSED');
});
