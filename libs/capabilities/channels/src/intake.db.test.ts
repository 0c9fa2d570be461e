import type { NetworkEvent, Page } from '@samenspraak/connector-contract';
import { AuditTrail } from '@samenspraak/platform/audit';
import { newId } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { channelsEntities } from './channel-account.entity.js';
import { ChannelAccountRepository } from './channel-account.repository.js';
import { ConnectionHealth } from './connection-health.js';
import { credentialOwner, envelopeOwner } from './connection.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectorRegistry } from './connector-registry.js';
import { EnvelopeRepository } from './envelope.repository.js';
import { FakeNetwork, post } from './fake-network.js';
import { Intake, intakeTimings } from './intake.js';
import { UsageMeter } from './usage-meter.js';
import { WorkerAccountConnections } from './worker-account-connections.js';

let tenancy: TestTenancy;
let tenant: TestTenant;
let partnership: string;
let connections: ConnectionRepository;
let envelopes: EnvelopeRepository;
let health: ConnectionHealth;
let usage: UsageMeter;
let network: FakeNetwork;
let accounts: WorkerAccountConnections;
let intakes: Intake[] = [];

const timings = {
  ...intakeTimings,
  backoff: { least: 20, most: 100 },
  pollMs: 50,
  scanMs: 50,
  leaseSeconds: 3,
  mostBacklog: 50,
};

beforeAll(async () => {
  tenancy = await openTestTenancy(channelsEntities);
  tenant = await tenancy.addTenant('Buurdorp');
  partnership = await tenancy.addPartnership('Samen', [tenant]);
  connections = new ConnectionRepository(tenancy.store, tenancy.cipher);
  envelopes = new EnvelopeRepository(tenancy.store, tenancy.cipher);
  const door = tenancy.workerDoor;
  const rows = new ChannelAccountRepository(door);
  health = new ConnectionHealth(connections, door, rows, new AuditTrail(door), new Announcer(door));
  usage = new UsageMeter(connections, silentLog, 20);
});
beforeEach(() => {
  network = new FakeNetwork();
  accounts = new WorkerAccountConnections(connections, new ConnectorRegistry([network]), health, usage);
});
afterEach(async () => {
  await Promise.all(intakes.map((intake) => intake.stop()));
  intakes = [];
  await tenancy.admin.query(
    `truncate app.connection, app.cursor, app.envelope, app.quarantine, app.outbox, app.usage_record`,
  );
  await tenancy.admin.query(`delete from app.channel_account`);
});
afterAll(() => tenancy.close());

function listen(change = {}): Intake {
  const intake = new Intake(accounts, connections, envelopes, health, usage, silentLog, { ...timings, ...change });
  intakes.push(intake);
  intake.start();
  return intake;
}

async function addListening(): Promise<string> {
  const { rows } = await tenancy.admin.query(
    `insert into app.connection (partnership_id, kind, network, base_url, listens_to) values ($1, 'listening', 'mastodon', 'https://sociaal.example', 'local') returning id`,
    [partnership],
  );
  return rows[0].id;
}

async function addAccount(externalId: string): Promise<{ connectionId: string; accountId: string }> {
  const [connectionId, accountId] = [newId(), newId()];
  await tenancy.admin.query(
    `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, tenant_id, account_id, external_id, handle, credential)
     values ($1, $2, 'account', 'mastodon', 'https://sociaal.example', 'account', $3, $4, $5, 'oud', $6)`,
    [
      connectionId,
      partnership,
      tenant.id,
      accountId,
      externalId,
      tenancy.cipher.seal(JSON.stringify({ accessToken: 'geheim' }), credentialOwner(connectionId)),
    ],
  );
  await tenancy.admin.query(
    `insert into app.channel_account (tenant_id, id, connection_id, network, handle, external_id, base_url) values ($1, $2, $3, 'mastodon', 'oud', $4, 'https://sociaal.example')`,
    [tenant.id, accountId, connectionId, externalId],
  );
  return { connectionId, accountId };
}

const kept = async () =>
  (await tenancy.admin.query('select * from app.envelope order by received_at, batch_id, position')).rows;
const bells = async () =>
  (await tenancy.admin.query(`select * from app.outbox where topic = 'mention.route'`)).rows.length;
const stateOf = async (id: string) =>
  (await tenancy.admin.query('select state, reason from app.connection where id = $1', [id])).rows[0];
const soon = <T>(look: () => Promise<T> | T) => vi.waitFor(look, { timeout: 8_000, interval: 40 });
const page = (...events: NetworkEvent[]): Page => ({ events, quarantined: [], next: 'x', more: false });

async function leased() {
  const [connection] = await connections.lease(newId(), 30, 1);
  return connection!;
}

test('what came in is kept sealed, with its cursor and one bell per page', async () => {
  const id = await addListening();
  network.say(post('Glad bij de kerk in Jisp'), post('Lantaarn stuk'));
  listen();
  await soon(async () => expect(await kept()).toHaveLength(2));
  expect(await bells()).toBe(1);
  expect(await connections.findCursor(id)).toBe('2');
  const [envelope] = await kept();
  expect(envelope.body.includes('Jisp')).toBe(false);
  expect(tenancy.cipher.open(envelope.body, envelopeOwner(envelope.id))).toContain('Jisp');
  network.say(post('Nog een'));
  await soon(async () => expect(await kept()).toHaveLength(3));
  expect(await bells()).toBe(2);
});

test('the same page twice, also ten times at once, is kept once and rings once', async () => {
  await addListening();
  const connection = await leased();
  const twice = page(post('Eenmaal'), post('Andermaal'));
  await envelopes.keepPage(connection, twice, new Date());
  const all = await Promise.all(Array.from({ length: 10 }, () => envelopes.keepPage(connection, twice, new Date())));
  expect(all.every((one) => one.fresh === 0 && one.repeated === 2)).toBe(true);
  expect(await kept()).toHaveLength(2);
  expect(await bells()).toBe(1);
});

test('a worker whose lease ran out writes nothing, and the cursor stays', async () => {
  const id = await addListening();
  const late = await leased();
  await tenancy.admin.query(`update app.connection set lease_until = now() - interval '1 s' where id = $1`, [id]);
  const present = await leased();
  await expect(envelopes.keepPage(late, page(post('Te laat')), new Date())).rejects.toThrow();
  expect(await kept()).toHaveLength(0);
  expect(await connections.findCursor(id)).toBeNull();
  await connections.release(late);
  expect(await connections.renew(present, 30)).toBe(true);
});

test('of two workers one hears a connection, and the other takes over when it stops', async () => {
  await addListening();
  const one = listen();
  await soon(async () => expect(await leasedCount()).toBe(1));
  listen();
  network.say(post('Een keer'));
  await soon(async () => expect(await kept()).toHaveLength(1));
  await one.stop();
  network.say(post('Door de ander'));
  await soon(async () => expect(await kept()).toHaveLength(2));
});
const leasedCount = async () =>
  (await tenancy.admin.query(`select from app.connection where lease_until > now()`)).rows.length;

test('a network that is down comes back with nothing lost and nothing twice', async () => {
  await addListening();
  network.say(post('Voor'));
  listen();
  await soon(async () => expect(await kept()).toHaveLength(1));
  network.trouble.set('*', { kind: 'retryable', cause: 'network' });
  network.say(...Array.from({ length: 100 }, (_, n) => post(`Tijdens ${n}`)));
  await new Promise((resolve) => setTimeout(resolve, 500));
  network.trouble.clear();
  network.say(post('Na'));
  await soon(async () => expect(await kept()).toHaveLength(102));
  expect(new Set((await kept()).map((row) => row.external_id)).size).toBe(102);
});

test('one refusal is suspect and a probe clears it', async () => {
  const { connectionId, accountId } = await addAccount('a1');
  listen();
  await soon(async () => expect(await soloState(accountId)).toMatchObject({ text_limit: 500, handle: 'gemeente' }));
  const connection = (await connections.find(connectionId))!;
  await accounts.reportFailure(connection.id, { kind: 'auth_suspect' });
  expect(await stateOf(connectionId)).toMatchObject({ state: 'CONNECTED' });
  const { rows } = await tenancy.admin.query(
    `select details->>'state' as state from app.audit_entry where object_id = $1 order by id`,
    [accountId],
  );
  expect(rows.map((row) => row.state)).toEqual(['SUSPECT', 'CONNECTED']);
});
const soloState = async (accountId: string) =>
  (await tenancy.admin.query('select * from app.channel_account where id = $1', [accountId])).rows[0];

test('a refusal that the probe confirms revokes this connection only, and tells its tenant', async () => {
  const good = await addListening();
  const { connectionId, accountId } = await addAccount('a2');
  network.trouble.set(connectionId, { kind: 'auth_suspect' });
  listen();
  await soon(async () => expect(await stateOf(connectionId)).toMatchObject({ state: 'REVOKED' }));
  await soon(async () => expect(await soloState(accountId)).toMatchObject({ state: 'REVOKED' }));
  network.say(post('De ander hoort het'));
  await soon(async () => expect((await kept()).map((row) => row.connection_id)).toEqual([good]));
  const probes = network.probes;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(network.probes).toBe(probes);
});

test('a limit is waited for until its reset, then it goes on', async () => {
  const id = await addListening();
  const resetAt = new Date(Date.now() + 700);
  network.trouble.set(id, { kind: 'rate_limited', scope: 'connection', resetAt });
  network.say(post('Even geduld'));
  listen();
  await soon(async () => expect(await stateOf(id)).toMatchObject({ state: 'RATE_LIMITED' }));
  network.trouble.clear();
  expect(await kept()).toHaveLength(0);
  await soon(async () => expect(await kept()).toHaveLength(1));
  expect(Date.now()).toBeGreaterThanOrEqual(resetAt.getTime());
  expect(await stateOf(id)).toMatchObject({ state: 'CONNECTED' });
});

test('a full queue stops the intake until there is room, and the network keeps the rest', async () => {
  await addListening();
  await tenancy.admin.query(
    `insert into app.outbox (topic, ref_id) select 'mention.route', uuidv7() from generate_series(1, 60)`,
  );
  network.say(post('Wacht op plaats'));
  listen();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await kept()).toHaveLength(0);
  await tenancy.admin.query('delete from app.outbox');
  await soon(async () => expect(await kept()).toHaveLength(1));
});

test('there is one usage record per call, also for one that failed', async () => {
  const id = await addListening();
  const connection = (await connections.find(id))!;
  const { connector } = accounts.connect(connection);
  await connector.probe();
  network.trouble.set(id, { kind: 'retryable', cause: 'timeout' });
  await connector.probe();
  await usage.flush();
  const { rows } = await tenancy.admin.query('select operation, failure from app.usage_record order by at, id');
  expect(rows).toEqual([
    { operation: 'probe', failure: null },
    { operation: 'probe', failure: 'retryable' },
  ]);
});

test('a credential that was moved to another connection does not open', async () => {
  const first = await addAccount('a3');
  const second = await addAccount('a4');
  await tenancy.admin.query(
    'update app.connection t set credential = s.credential from app.connection s where t.id = $1 and s.id = $2',
    [second.connectionId, first.connectionId],
  );
  expect((await connections.find(first.connectionId))!.credential).toEqual({ accessToken: 'geheim' });
  await expect(connections.find(second.connectionId)).rejects.toThrow();
});

test('two tenants cannot connect the same account', async () => {
  await addAccount('zelfde');
  await expect(addAccount('zelfde')).rejects.toThrow(/connection_account/);
});

const wrong = (change: object): NetworkEvent => ({ ...post('Tekst'), ...change }) as never;
test.each<[string, unknown]>([
  ['no text', wrong({ text: undefined })],
  ['no author', wrong({ author: null })],
  ['an unknown kind', wrong({ kind: 'verhuisd' })],
  ['a date that is none', wrong({ occurredAt: new Date(Number.NaN) })],
  ['an id of a megabyte', { ...post('x'), key: { connection: 'c', externalId: 'x'.repeat(1_000_000), revision: 1 } }],
  ['a handle with a space', wrong({ author: { externalId: '1', handle: 'a b', displayName: '', url: null } })],
  ['nothing at all', null],
])('input with %s is quarantined once, and what came with it goes on', async (_, event) => {
  await addListening();
  const connection = await leased();
  const mixed = page(event as NetworkEvent, post('Wel goed'));
  expect(await envelopes.keepPage(connection, mixed, new Date())).toMatchObject({ fresh: 1, quarantined: 1 });
  await envelopes.keepPage(connection, mixed, new Date());
  const { rows } = await tenancy.admin.query('select reason from app.quarantine');
  expect(rows).toHaveLength(1);
  expect(await kept()).toHaveLength(1);
});

test('hostile texts are kept neutral and bounded, and unknown fields do no harm', async () => {
  await addListening();
  const connection = await leased();
  const hostile = page(
    wrong({ ...post('a\u0000b\u202Ec <b>vet</b> &amp;'), nieuw: { veld: '\u0000' } }),
    post('é'.repeat(1_000_000)),
  );
  expect(await envelopes.keepPage(connection, hostile, new Date())).toMatchObject({ fresh: 2, quarantined: 0 });
  const bodies = (await kept()).map((row) => JSON.parse(tenancy.cipher.open(row.body, envelopeOwner(row.id))));
  expect(bodies[0].text).toBe('abc <b>vet</b> &amp;');
  expect(Buffer.byteLength(bodies[1].text)).toBeLessThanOrEqual(64 * 1024);
  expect(bodies[1].textFlags).toContain('cut');
});

test('a post from the future has the time at which it came, and is flagged', async () => {
  await addListening();
  const connection = await leased();
  const receivedAt = new Date('2026-11-26T10:00:00Z');
  const future = post('Morgen gebeurd', { occurredAt: new Date('2036-01-01T00:00:00Z') });
  const past = post('Gisteren', { occurredAt: new Date('2026-11-25T10:00:00Z') });
  await envelopes.keepPage(connection, page(future, past), receivedAt);
  expect((await kept()).map((row) => [row.occurred_at.toISOString(), row.from_future])).toEqual([
    ['2026-11-26T10:00:00.000Z', true],
    ['2026-11-25T10:00:00.000Z', false],
  ]);
});
