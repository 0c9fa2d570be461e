import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@samenspraak/platform/kernel';
import { RealmKeys, TokenRefusal, TokenVerifier } from '@samenspraak/platform/identity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPeople, REALM, startIdentity, type Identity } from './index.js';
import { SIGNING_KEYS_FILE, type SigningKey } from './signing-keys.js';
import { readPart, TokenForge } from './token-forge.js';
import { accepted, families } from './token-matrix.cases.js';

let folder: string;
let realm: Identity;
let verifier: TokenVerifier;
let forge: TokenForge;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  realm = await startIdentity({ mode: 'test', dataFolder: folder });
  const kept = JSON.parse(await readFile(join(folder, SIGNING_KEYS_FILE), 'utf8')) as { keys: SigningKey[] };
  forge = new TokenForge(kept.keys[0]!, readPart((await realm.tokenFor('rianne')).split('.')[1]));
  const trust = {
    issuer: realm.issuer,
    audience: REALM.audience,
    authorizedParties: [REALM.webClient, REALM.scriptsClient],
  };
  verifier = new TokenVerifier(trust, { endedSessions: forge.ended, keys: new RealmKeys(trust, { pause: 0 }) });
});

afterAll(async () => {
  await realm.close();
  await rm(folder, { recursive: true });
  const counts = Object.entries(families).map(([name, cases]) => `${name} ${cases.length}`);
  const total = Object.values(families).flat().length;
  process.stdout.write(`token matrix: ${total} refused (${counts.join(', ')}), ${accepted.length} accepted\n`);
});

describe('an access token is accepted', () => {
  test.each(accepted)('%s', async (_name, make) => {
    const verified = await verifier.verify(make(forge));
    expect(verified).toMatchObject({ issuer: realm.issuer, subject: demoPeople[0]?.subject, name: 'Rianne Visser' });
    expect(verified.sessionId).toBe(forge.claims['sid']);
  });

  test('when its bearer is a platform operator, and then says so', async () => {
    const roles = [...REALM.defaultRealmRoles, REALM.operatorRole];
    const verified = await verifier.verify(forge.token({}, { realm_access: { roles } }));
    expect(verified.realmRoles).toEqual([REALM.operatorRole]);
    expect((await verifier.verify(forge.token())).realmRoles).toEqual([]);
  });

  test('before and after the realm takes a new key', async () => {
    const before = await realm.tokenFor('lotte');
    await realm.rotateKey();
    const after = await realm.tokenFor('lotte');
    expect(readPart(after.split('.')[0])['kid']).not.toBe(readPart(before.split('.')[0])['kid']);
    for (const token of [after, before]) expect((await verifier.verify(token)).name).toBe('Lotte Kuiper');
  });
});

describe.each(Object.entries(families))('an access token is refused: %s', (_family, cases) => {
  test.each(cases)('$name', async ({ make, reason }) => {
    const error = await verifier.verify(make(forge)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'IDENTITY_TOKEN_REFUSED', kind: 'unauthenticated', params: {} });
    expect((error as DomainError).cause).toBeInstanceOf(TokenRefusal);
    expect(((error as DomainError).cause as TokenRefusal).reason).toBe(reason);
  });
});
