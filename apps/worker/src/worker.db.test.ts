import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FieldCipher } from '@samenspraak/platform/database';
import { readSettings } from '@samenspraak/platform/config';
import { newId } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { openTestTenancy, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { startPractice, type Practice } from '@samenspraak/practice';
import { credentialOwner } from '@samenspraak/channels';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openParts } from './parts.js';
import { RunningWorker } from './worker.js';

let tenancy: TestTenancy;
let holder: TestTenant;
let wormerland: TestTenant;
let practice: Practice;
let worker: RunningWorker;
let partnership: string;
let listeningId: string;
const secrets = readSettings('test');

beforeAll(async () => {
  tenancy = await openTestTenancy();
  practice = await startPractice({ control: true });
  holder = await tenancy.addTenant('Veiligheidsregio', { code: 'VRZ' });
  wormerland = await tenancy.addTenant('Wormerland', { code: 'WOR', gmCode: 'GM0880' });
  partnership = await tenancy.addPartnership('Samen', [holder, wormerland]);
  const { rows } = await tenancy.admin.query(
    `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, 'monitoring', 'Samen', '2020-01-01', '2099-12-31') returning id`,
    [partnership, holder.id],
  );
  await tenancy.admin.query('insert into app.agreement_party values ($1, $2, $3, $4)', [
    partnership,
    rows[0].id,
    wormerland.id,
    holder.id,
  ]);
  const mehmet = await tenancy.addPerson(holder, ['licence_holder']);
  await tenancy.admin.query(
    `insert into app.monitoring_query (tenant_id, name, text, purpose, domain, legal_basis, owner_id, ends_on, scope)
     select $1, 'Afval', 'afval', 'Klachten zien', 'SERVICE', 'AVG art. 6(1)(e)', m.id, current_date + 30, 'partnership' from app.membership m where m.principal_id = $2`,
    [holder.id, mehmet.principalId],
  );
  listeningId = await connect('luistert', undefined);
  await connect('wormerland', wormerland);
  worker = await start();
});
afterAll(async () => {
  await worker.stop();
  await practice.close();
  await tenancy.close();
});

async function start(): Promise<RunningWorker> {
  const { database } = tenancy;
  const parts = await openParts(
    readSettings('worker', {
      SAMENSPRAAK_MODE: 'test',
      WORKER_DATABASE_URL: database.urlFor('worker'),
      RELAY_DATABASE_URL: database.urlFor('relay'),
      JOBS_DATABASE_URL: database.urlFor('jobs'),
      ASSERTION_KEY_WORKER: secrets.TEST_ASSERTION_KEY_WORKER,
      FIELD_KEY: secrets.TEST_FIELD_KEY,
      FILES_FOLDER: join(tmpdir(), `samenspraak-files-${process.pid}`),
    }),
    silentLog,
  );
  return RunningWorker.start(parts);
}

async function control<T>(path: string, body: object): Promise<T> {
  const response = await fetch(`${practice.url}/control/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function connect(username: string, tenant: TestTenant | undefined): Promise<string> {
  const account = await control<{ id: string; token: string }>('accounts', {
    username,
    displayName: username,
    kind: 'official',
  });
  const [id, accountId] = [newId(), newId()];
  const cipher = new FieldCipher(Buffer.from(secrets.TEST_FIELD_KEY, 'hex'), 'fields');
  await tenancy.admin.query(
    `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, tenant_id, account_id, external_id, handle, allow_private, credential)
     values ($1, $2, $3, 'mastodon', $4, $5, $6, $7, $8, $9, true, $10)`,
    [
      id,
      partnership,
      tenant ? 'account' : 'listening',
      practice.url,
      tenant ? 'account' : 'public',
      tenant?.id ?? null,
      tenant ? accountId : null,
      account.id,
      username,
      cipher.seal(JSON.stringify({ accessToken: account.token }), credentialOwner(id)),
    ],
  );
  if (tenant) {
    await tenancy.admin.query(
      `insert into app.channel_account (tenant_id, id, connection_id, network, handle, external_id, base_url) values ($1, $2, $3, 'mastodon', $4, $5, $6)`,
      [tenant.id, accountId, id, username, account.id, practice.url],
    );
  }
  return id;
}

let citizen: { id: string; token: string } | undefined;
async function say(status: string, visibility = 'public'): Promise<{ id: string }> {
  citizen ??= await control('accounts', { username: 'jan_fictief', displayName: 'Jan' });
  const response = await fetch(`${practice.url}/api/v1/statuses`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${citizen!.token}` },
    body: JSON.stringify({ status, visibility }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { id: string };
}
const texts = async (like: string): Promise<string[]> =>
  (
    await tenancy.admin.query(
      'select t.code || $2 || m.text as line from app.message m join app.tenant t on t.id = m.tenant_id where m.text like $1 order by m.at',
      [`%${like}%`, ': '],
    )
  ).rows.map((row) => row.line);
const soon = <T>(look: () => Promise<T>, timeout = 15_000) => vi.waitFor(look, { timeout, interval: 20 });

test('the worker says that it lives and is ready', async () => {
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${worker.port}${path}`)).status;
  expect([await ask('/livez'), await ask('/readyz'), await ask('/elders')]).toEqual([200, 200, 404]);
});

test('a post on the network reaches the council that it names, and soon', async () => {
  await soon(async () => {
    const { rows } = await tenancy.admin.query('select 1 from app.channel_account where text_limit = 500');
    expect(rows).toHaveLength(1);
  });
  // The first post of a stream that just opened may wait for its first look.
  await say('Afval warmdraaien in Wormerland');
  await soon(async () => expect(await texts('warmdraaien')).toHaveLength(1));
  const waits: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    const began = performance.now();
    await say(`Afval nummer ${n} in Wormerland`);
    await soon(async () => expect(await texts(`nummer ${n} `)).toEqual([`WOR: Afval nummer ${n} in Wormerland`]));
    waits.push(performance.now() - began);
  }
  console.error(`post to row, ms: ${waits.map((ms) => Math.round(ms)).join(' ')}`);
});

test('a mention and a direct message reach the account that they name, once', async () => {
  await say('@wormerland is het loket open?');
  await say('@wormerland dit is geheim afval', 'direct');
  await soon(async () => expect(await texts('loket')).toHaveLength(1));
  await soon(async () => expect(await texts('geheim')).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await texts('loket')).toHaveLength(1);
  expect(await texts('geheim')).toHaveLength(1);
});

test('an edit and a delete on the network arrive at the desk', async () => {
  const { id } = await say('Afval bij de sloot in Wormerland');
  await soon(async () => expect(await texts('sloot')).toHaveLength(1));
  await fetch(`${practice.url}/api/v1/statuses/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${citizen!.token}` },
    body: JSON.stringify({ status: 'Afval bij de vaart in Wormerland' }),
  });
  await soon(async () => expect(await texts('vaart')).toHaveLength(1));
  await fetch(`${practice.url}/api/v1/statuses/${id}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${citizen!.token}` },
  });
  await soon(async () => expect(await texts('vaart')).toHaveLength(0));
});

test('what was posted while the worker was away is fetched when it is back, and leases were handed back at once', async () => {
  await worker.stop();
  const { rows } = await tenancy.admin.query('select from app.connection where lease_until > now()');
  expect(rows).toHaveLength(0);
  for (let n = 0; n < 50; n += 1) await say(`Afval achterstand ${n} in Wormerland`);
  worker = await start();
  await soon(async () => expect(await texts('achterstand')).toHaveLength(50), 25_000);
  expect(new Set(await texts('achterstand')).size).toBe(50);
});

test('streams that drop lose nothing', async () => {
  for (let n = 0; n < 10; n += 1) {
    await say(`Afval gaten ${n} in Wormerland`);
    if (n % 3 === 0) await control('streams/drop', {});
  }
  await soon(async () => expect(await texts('gaten')).toHaveLength(10), 25_000);
});

test('a token that is revoked stops its own connection, and the other listens on', async () => {
  const { rows } = await tenancy.admin.query(`select id from app.connection where kind = 'account'`);
  const token = await tokenOf(rows[0].id);
  await control('tokens/revoke', { token });
  await soon(async () => {
    const found = await tenancy.admin.query('select state from app.channel_account');
    expect(found.rows).toEqual([{ state: 'REVOKED' }]);
  }, 25_000);
  await say('Afval na het intrekken in Wormerland');
  await soon(async () => expect(await texts('intrekken')).toHaveLength(1));
  const listening = await tenancy.admin.query('select state from app.connection where id = $1', [listeningId]);
  expect(listening.rows).toEqual([{ state: 'CONNECTED' }]);
});
async function tokenOf(id: string): Promise<string> {
  const cipher = new FieldCipher(Buffer.from(secrets.TEST_FIELD_KEY, 'hex'), 'fields');
  const { rows } = await tenancy.admin.query('select credential from app.connection where id = $1', [id]);
  return JSON.parse(cipher.open(rows[0].credential, credentialOwner(id))).accessToken;
}

test('the outbox is empty when all is done, and no body lies open in a local table', async () => {
  await soon(async () => {
    const { rows } = await tenancy.admin.query('select topic from app.outbox');
    expect(rows).toEqual([]);
  });
  const { rows } = await tenancy.admin.query('select body from app.envelope');
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.some((row) => row.body.includes('Afval'))).toBe(false);
});
