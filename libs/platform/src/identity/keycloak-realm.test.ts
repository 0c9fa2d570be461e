import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { KeycloakRealm } from './keycloak-realm.js';
import type { RealmKey } from './realm-keys.js';

const issuer = 'https://login.example.nl/realms/samenspraak';
const trust = { issuer, audience: 'samenspraak-api', authorizedParties: ['samenspraak-web'] };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' } as RealmKey;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const roles = (...names: string[]) => ({ realm_access: { roles: names } });
function token(claims: object, signer = privateKey): string {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const payload = { iss: issuer, aud: ['samenspraak-api'], typ: 'Bearer', iat: exp - 60, exp, ...claims };
  const text = `${part({ alg: 'RS256', kid: 'first' })}.${part(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), signer).toString('base64url')}`;
}

test('the realm role of the platform operator is read, and no other', async () => {
  const realm = new KeycloakRealm(trust);
  expect(await realm.rolesOf(token(roles('platform-operator', 'offline_access')), key)).toEqual(['platform-operator']);
  expect(await realm.rolesOf(token(roles('offline_access')), key)).toEqual([]);
  expect(await realm.rolesOf(token({}), key)).toEqual([]);
});

test.each([
  ['of another issuer', { iss: 'https://login.example.nl/realms/other' }],
  ['for another audience', { aud: 'account' }],
  ['of another type', { typ: 'ID' }],
  ['that expired', { exp: 1 }],
])('keycloak-connect itself refuses a token %s', async (_name, claims) => {
  await expect(new KeycloakRealm(trust).rolesOf(token(claims), key)).rejects.toMatchObject({ reason: 'realm' });
});

test('keycloak-connect itself refuses a signature of somebody else', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  await expect(new KeycloakRealm(trust).rolesOf(token({}, other), key)).rejects.toMatchObject({ reason: 'realm' });
});

test('two keys in use at the same moment do not get in each other’s way', async () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = { ...key, ...pair.publicKey.export({ format: 'jwk' }) } as RealmKey;
  const realm = new KeycloakRealm(trust);
  const turns = Array.from({ length: 20 }, (_, index) =>
    index % 2 ? realm.rolesOf(token({}), key) : realm.rolesOf(token({}, pair.privateKey), other),
  );
  await expect(Promise.all(turns)).resolves.toHaveLength(20);
});

test('an issuer that is no Keycloak realm is a wrong setting', () => {
  expect(() => new KeycloakRealm({ ...trust, issuer: 'https://login.example.nl' })).toThrow('Keycloak realm');
});
