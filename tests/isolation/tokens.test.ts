import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, codeOf, Listener } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { now, type Mint } from './wire/mint.js';
import { tell } from './walls/tally.js';

const hostile: [string, (mint: Mint) => string][] = [
  ['without an end', (m) => m.token({ exp: undefined })],
  ['that ended', (m) => m.token({ iat: now() - 600, exp: now() - 60 })],
  ['that lives for a year', (m) => m.token({ exp: now() + 31_536_000 })],
  ['that is not valid yet', (m) => m.token({ nbf: now() + 300 })],
  ['for another audience', (m) => m.token({ aud: 'account' })],
  ['of another issuer', (m) => m.token({ iss: 'http://localhost:9/realms/samenspraak' })],
  ['of another realm', (m) => m.token({ iss: String(m.claims.iss).replace('samenspraak', 'master') })],
  ['for another client', (m) => m.token({ azp: 'somebody-else' })],
  ['without a client', (m) => m.token({ azp: undefined })],
  ['without a subject', (m) => m.token({ sub: undefined })],
  ['with a list as subject', (m) => m.token({ sub: [m.claims.sub] })],
  ['without a session', (m) => m.token({ sid: undefined })],
  ['that is an identity token', (m) => m.token({ typ: 'ID' })],
  ['that is a refresh token', (m) => m.token({ typ: 'Refresh' })],
  ['bound to a key that is not shown', (m) => m.token({ cnf: { jkt: 'x' } })],
  ['with the algorithm none', (m) => m.token({}, { alg: 'none' }, m.nothing)],
  ['with the algorithm None', (m) => m.token({}, { alg: 'None' }, m.nothing)],
  ['signed with the public key as a secret', (m) => m.token({}, { alg: 'HS256' }, m.publicSecret)],
  ['signed by a stranger', (m) => m.token({}, {}, m.stranger)],
  ['that names an unknown key', (m) => m.token({}, { kid: 'unknown' }, m.stranger)],
  ['whose key is a path', (m) => m.token({}, { kid: '../../dev/null' }, m.nothing)],
  ['with a key in its header', (m) => m.token({}, { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }, m.stranger)],
  ['with the address of a key in its header', (m) => m.token({}, { jku: 'http://127.0.0.1:9/keys' }, m.stranger)],
  ['with a demand that nobody understands', (m) => m.token({}, { crit: ['exp'], exp: 1 })],
  ['cut short', (m) => m.token().slice(0, -20)],
  ['without a signature', (m) => `${m.token().split('.').slice(0, 2).join('.')}.`],
  ['whose payload was changed', (m) => changed(m)],
  ['that is no token', () => 'lotte:lotte'],
  ['of a hundred kilobytes of dots', () => '.'.repeat(10_000)],
];

let desk: Desk;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  tell('tokens', cases);
  await desk?.close();
});

function changed(mint: Mint): string {
  const [header, payload, signature] = mint.token().split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
  return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'someone' })).toString('base64url'), signature].join(
    '.',
  );
}

describe('a token', () => {
  test.each(hostile)('%s is refused over HTTP and over the live transport', async (_, make) => {
    cases += 2;
    const caller = { token: make(desk.mint), tenant: desk.tenant('ZAA') };
    const answer = await ask(desk.web, caller, '{ folderCounts { team } }');
    expect(codeOf(answer)).toBe('IDENTITY_TOKEN_REFUSED');
    expect(answer.data?.folderCounts ?? null).toBeNull();
    const listener = await Listener.open(desk.web, caller);
    await listener.close();
    expect(listener.code).toBe('IDENTITY_TOKEN_REFUSED');
  });
});

const schemes: [string, Record<string, string>][] = [
  ['no scheme', { authorization: 'lotte' }],
  ['basic credentials', { authorization: `Basic ${Buffer.from('lotte:lotte').toString('base64')}` }],
  ['an empty bearer', { authorization: 'Bearer ' }],
  ['two bearers', { authorization: 'Bearer x Bearer y' }],
];

test.each(schemes)('%s is no token', async (_, headers) => {
  cases += 1;
  const response = await fetch(`${desk.web}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'samenspraak-tenant': desk.tenant('ZAA') },
    body: JSON.stringify({ query: '{ folderCounts { team } }' }),
  });
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect(errors[0]!.extensions.code).toMatch(/^IDENTITY_TOKEN_(MISSING|REFUSED)$/);
});

test.each(['rianne', 'sanne', 'lotte', 'daan', 'noor', 'tim', 'iris', 'mehmet', 'eva', 'fatima'])(
  'the token of %s opens the tenants of that person and no other',
  async (username) => {
    const { tenants } = desk.stack.people.find((person) => person.username === username)!;
    for (const code of desk.tenants.keys()) {
      cases += 1;
      const answer = await ask(desk.web, await desk.person(username, code), '{ partnership { name } }');
      expect([code, codeOf(answer)]).toEqual([code, tenants.includes(code) ? undefined : 'TENANT_REFUSED']);
    }
  },
);

test('a minted token that is right is let in, so the others are refused for what is wrong with them', async () => {
  const caller = { token: desk.mint.token(), tenant: desk.tenant('ZAA') };
  expect(codeOf(await ask(desk.web, caller, '{ folderCounts { team } }'))).toBeUndefined();
});

test('the live transport ends with the token', async () => {
  const token = desk.mint.token({ iat: now() - 280, exp: now() + 4 });
  const listener = await Listener.open(desk.web, { token, tenant: desk.tenant('ZAA') });
  expect(listener.code).toBeUndefined();
  const ended = await Promise.race([
    listener.ended.then(() => true),
    new Promise<boolean>((done) => setTimeout(() => done(false), 30_000)),
  ]);
  await listener.close();
  expect(ended).toBe(true);
});

test('the live transport runs registered subscriptions only', async () => {
  const caller = await desk.person('lotte', 'ZAA');
  for (const query of ['{ me { name } }', 'subscription Changes { changes { kind } }', 'mutation { __typename }']) {
    cases += 1;
    const listener = await Listener.open(desk.web, caller, query);
    await listener.close();
    expect([query, listener.status]).toEqual([query, 400]);
  }
});
