import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { envelopeOwner } from './connection.js';
import { post } from './fake-network.js';
import {
  accounts,
  addAccount,
  addListening,
  begin,
  bells,
  clear,
  connections,
  envelopes,
  kept,
  leased,
  listen,
  network,
  open,
  page,
  shut,
  soon,
  stateOf,
  tenancy,
  usage,
} from './intake-fixture.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

test('what came in is kept sealed, with its cursor and one bell for all that waits', async () => {
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
  expect(await bells()).toBe(1);
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

test('a network that stays away is shown as such, and as well again once it answers', async () => {
  const { connectionId, accountId } = await addAccount('a3');
  listen({ awayMs: 300 });
  await soon(async () => expect(await soloState(accountId)).toMatchObject({ handle: 'gemeente', state: 'CONNECTED' }));
  network.trouble.set(connectionId, { kind: 'retryable', cause: 'network' });
  network.wake();
  await soon(async () => {
    expect(await soloState(accountId)).toMatchObject({ state: 'SUSPECT', reason: 'unreachable' });
  });
  network.trouble.clear();
  await soon(async () => expect(await soloState(accountId)).toMatchObject({ state: 'CONNECTED', reason: null }));
  network.say(post('We zijn er weer'));
  await soon(async () => expect(await kept()).toHaveLength(1));
});

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
    `insert into app.envelope (id, batch_id, position, connection_id, partnership_id, network, external_id, kind, revision, occurred_at, body)
     select uuidv7(), uuidv7(), 0, uuidv7(), uuidv7(), 'mastodon', n::text, 'created', 1, now(), '' from generate_series(1, 60) n`,
  );
  network.say(post('Wacht op plaats'));
  listen();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await kept()).toHaveLength(60);
  await tenancy.admin.query('delete from app.envelope');
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
  const { rows } = await tenancy.admin.query(
    'select operation, failure from app.usage_record where connection_id = $1 order by at, id',
    [id],
  );
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
