import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_WEB_ORIGIN, demoPeople, REALM, startIdentity, type Identity } from './index.js';
import { keycloakImport } from './keycloak-import.js';
import { readPart } from './token-forge.js';

interface Imported {
  readonly realm: string;
  readonly accessTokenLifespan: number;
  readonly clients: { clientId: string; protocolMappers?: { config: Record<string, string> }[] }[];
  readonly users: { id: string; username: string; credentials?: unknown }[];
}

const file = new URL('../../../infra/keycloak/samenspraak-realm.json', import.meta.url);
let realm: Identity;
let imported: Imported;

beforeAll(async () => {
  realm = await startIdentity({ mode: 'test' });
  imported = JSON.parse(await readFile(file, 'utf8')) as Imported;
});
afterAll(() => realm.close());

test('the committed Keycloak import is made from the same settings', () => {
  expect(imported).toEqual(keycloakImport(demoPeople, [DEFAULT_WEB_ORIGIN]));
});

test('a running realm and the import agree on name, audience, clients and token lifetime', async () => {
  const claims = readPart((await realm.tokenFor('rianne')).split('.')[1]);
  expect(realm.issuer.endsWith(`/realms/${imported.realm}`)).toBe(true);
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(imported.accessTokenLifespan);

  const clients = Object.fromEntries(imported.clients.map((client) => [client.clientId, client]));
  expect(Object.keys(clients)).toEqual([REALM.audience, REALM.webClient, REALM.scriptsClient]);
  const audience = clients[String(claims['azp'])]?.protocolMappers?.[0]?.config['included.client.audience'];
  expect(claims['aud']).toContain(audience);
  expect(clients[REALM.webClient]?.protocolMappers?.[0]?.config['included.client.audience']).toBe(audience);
});

test('the import holds everybody of the demo and no password or secret', async () => {
  expect(imported.users.map(({ id, username }) => ({ id, username }))).toEqual(
    demoPeople.map(({ subject, username }) => ({ id: subject, username })),
  );
  expect(await readFile(file, 'utf8')).not.toMatch(/"(credentials|secret|password|secretData)"/);
});
