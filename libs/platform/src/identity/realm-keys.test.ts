import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DomainError } from '../kernel/index.js';
import { RealmKeys, type RealmKeysOptions } from './realm-keys.js';
import { TokenVerifier } from './token-verifier.js';

const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
const key = (kid: string, change: object = {}) => ({ ...publicKey, kid, use: 'sig', alg: 'RS256', ...change });

let server: Server;
let origin: string;
let published: unknown[];
let status: number;
let discovered: Record<string, string>;
let asked: string[];
let clock: number;

const issuer = () => `${origin}/realms/samenspraak`;
const certs = () => `${issuer()}/protocol/openid-connect/certs`;
const keysOf = (options: RealmKeysOptions = {}) =>
  new RealmKeys({ issuer: issuer() }, { now: () => clock, ...options });

beforeEach(async () => {
  asked = [];
  published = [key('first')];
  status = 200;
  clock = 1_000_000;
  server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const body = req.url?.endsWith('/certs') ? { keys: published } : discovered;
    res.writeHead(status, { location: '/elsewhere' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  discovered = { issuer: issuer(), jwks_uri: certs() };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('keys are fetched once, also for a hundred requests at once', async () => {
  const keys = keysOf();
  const found = await Promise.all(Array.from({ length: 100 }, () => keys.find('first')));
  expect(found.every((one) => one?.kid === 'first')).toBe(true);
  expect(asked).toHaveLength(2);
});

test('a new key is found after the pause, and made-up key ids do not flood the realm', async () => {
  const keys = keysOf();
  await keys.find('first');
  published = [key('second'), key('first')];
  for (let index = 0; index < 50; index++) expect(await keys.find(`made-up-${index}`)).toBeUndefined();
  expect(asked).toHaveLength(2);
  clock += 10_001;
  expect((await keys.find('second'))?.kid).toBe('second');
  expect(asked).toHaveLength(4);
});

test('a key that the realm takes back stops working when the keys are no longer fresh', async () => {
  const keys = keysOf();
  await keys.find('first');
  published = [key('second')];
  clock += 300_001;
  expect(await keys.find('first')).toBeUndefined();
});

test('known keys survive an outage for half an hour, and then nothing is accepted', async () => {
  const keys = keysOf();
  await keys.find('first');
  status = 503;
  clock += 600_000;
  expect((await keys.find('first'))?.kid).toBe('first');
  await expect(keys.find('unknown')).rejects.toThrow('503');
  clock += 1_200_001;
  await expect(keys.find('first')).rejects.toThrow('503');
  status = 200;
  clock += 10_001;
  expect((await keys.find('first'))?.kid).toBe('first');
});

test('an internal address is asked instead of the public one', async () => {
  const trust = { issuer: 'https://login.example.nl/realms/samenspraak', internalUrl: `${issuer()}/` };
  expect((await new RealmKeys(trust).find('first'))?.kid).toBe('first');
  expect(asked).toEqual(['/realms/samenspraak/protocol/openid-connect/certs']);
});

test.each([
  ['for encryption', { use: 'enc', alg: 'RSA-OAEP' }],
  ['of another algorithm', { alg: 'RS512' }],
  ['without an algorithm', { alg: undefined }],
  ['that is too short', { n: 'abc' }],
  ['that is a shared secret', { kty: 'oct', k: 'c2VjcmV0' }],
])('a key %s is not used', async (_name, change) => {
  published = [key('first', change)];
  expect(await keysOf().find('first')).toBeUndefined();
});

test.each([
  ['calls itself otherwise', () => (discovered = { issuer: 'https://evil.example', jwks_uri: certs() })],
  ['keeps its keys elsewhere', () => (discovered = { issuer: issuer(), jwks_uri: 'http://evil.example/certs' })],
  ['sends us on', () => (status = 302)],
  ['answers something else', () => (discovered = {})],
])('a realm that %s is not believed', async (_name, change) => {
  change();
  await expect(keysOf().find('first')).rejects.toThrow();
});

test('an identity provider that cannot be reached is an outage, not a bad token', async () => {
  status = 500;
  const trust = { issuer: issuer(), audience: 'samenspraak-api', authorizedParties: ['samenspraak-web'] };
  const header = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: 'first' })).toString('base64url');
  const error = await new TokenVerifier(trust).verify(`${header}.e30.AA`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ code: 'IDENTITY_UNAVAILABLE', kind: 'unavailable', params: {} });
});
