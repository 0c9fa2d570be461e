import { AuditTrail } from '@samenspraak/platform/audit';
import { newId, systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { TestPerson, TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ChannelAccountRepository } from './channel-account.repository.js';
import { ChannelAccounts } from './channel-accounts.js';
import { ConnectorRegistry } from './connector-registry.js';
import { post } from './fake-network.js';
import {
  accounts,
  addAccount,
  begin as beginNetwork,
  clear,
  connections,
  health,
  kept,
  listen,
  network,
  open,
  shut,
  soon,
  stateOf,
  tenancy,
  tenant,
} from './intake-fixture.js';
import { Reconnecting } from './reconnecting.service.js';
import { Reconnector } from './reconnector.js';
import { ReconnectionRepository } from './reconnection.repository.js';
import { RECONNECT_TOPIC, type Reconnection } from './reconnection.js';

let admin: TestPerson;
let coordinator: TestPerson;
let agent: TestPerson;
let neighbour: TestTenant;
let neighbours: TestPerson;
let late = 0;
let accountId: string;
let connectionId: string;

beforeAll(async () => {
  await open();
  neighbour = await tenancy.addTenant('Buurgemeente');
  admin = await tenancy.addPerson(tenant, ['tenant_admin']);
  coordinator = await tenancy.addPerson(tenant, ['coordinator']);
  agent = await tenancy.addPerson(tenant, ['agent']);
  neighbours = await tenancy.addPerson(neighbour, ['tenant_admin']);
});
beforeEach(async () => {
  late = 0;
  beginNetwork();
  await tenancy.admin.query('delete from app.reconnection');
  await clear();
  await tenancy.admin.query('delete from app.notification');
  ({ accountId, connectionId } = await addAccount('eigen'));
  network.owner = 'eigen';
});
afterAll(() => shut());

function service(): Reconnecting {
  const { door, cipher } = tenancy;
  const rows = new ChannelAccounts(door, new ChannelAccountRepository(door));
  const attempts = new ReconnectionRepository(door, cipher);
  const [registry, audit] = [new ConnectorRegistry([network]), new AuditTrail(door)];
  return new Reconnecting(door, rows, registry, attempts, new Outbox(door), audit, new Announcer(door));
}

/** Does what the outbox asks for, as the worker does; told twice, as bells may be. */
async function work(): Promise<void> {
  const { workerDoor: door, cipher } = tenancy;
  const clock = { now: () => new Date(systemClock.now().getTime() + late) };
  const attempts = new ReconnectionRepository(door, cipher);
  const [outbox, audit, announcer] = [new Outbox(door), new AuditTrail(door), new Announcer(door)];
  const runner = new Reconnector(door, attempts, connections, accounts, health, outbox, audit, announcer, clock);
  const { rows } = await tenancy.admin.query('select ref_id, tenant_id from app.outbox where topic = $1', [
    RECONNECT_TOPIC,
  ]);
  for (const { ref_id: refId, tenant_id: tenantId } of [...rows, ...rows]) {
    await runner.run({ refId, tenantId, outboxId: 'x' });
  }
}

const ask = (way: 'NETWORK' | 'PASSWORD', password?: string, who = admin) =>
  tenancy.as(who, () => service().begin({ accountId, expectedTenantId: who.tenantId, way, password }));
const show = (who = admin) => tenancy.as(who, () => service().show(accountId)) as Promise<Reconnection>;
const answer = (id: string, change: { code?: string | null; state?: string } = {}, who = admin) =>
  tenancy.as(who, () =>
    service().answer({
      reconnectionId: id,
      expectedTenantId: who.tenantId,
      state: 'heen-en-terug',
      code: 'goed',
      ...change,
    }),
  );
const token = async () => (await connections.find(connectionId))?.credential?.accessToken;
const sealed = async () => (await tenancy.admin.query('select sealed from app.reconnection')).rows[0].sealed;

async function revoke(): Promise<void> {
  await health.change((await connections.find(connectionId))!, 'REVOKED', 'auth_revoked');
}

test('an owner who allows it on the page of the network has the account back, and the notice is over', async () => {
  await revoke();
  const { id, state } = await ask('NETWORK');
  expect(state).toBe('ASKED');
  await work();
  const asked = await show();
  expect(asked).toMatchObject({ id, state: 'AT_NETWORK' });
  const url = new URL(asked.secrets.pending!.authoriseUrl);
  expect(url.searchParams.get('redirectUri')).toBe('https://samenspraak.example/oauth/back');
  expect(url.searchParams.get('account')).toBe('eigen');
  expect((await answer(id)).state).toBe('ANSWERED');
  await work();
  expect(await show()).toMatchObject({ id, state: 'DONE', secrets: {} });
  expect(await sealed()).toBeNull();
  expect(await token()).toBe('nieuw-eigen');
  expect(await stateOf(connectionId)).toEqual({ state: 'CONNECTED', reason: null });
  const { rows: notices } = await tenancy.admin.query('select read_at from app.notification');
  expect(notices).toHaveLength(2);
  for (const { read_at: readAt } of notices) expect(readAt).not.toBeNull();
  const { rows: bells } = await tenancy.admin.query(`select ref_id from app.outbox where topic = 'account.connected'`);
  expect(bells).toEqual([{ ref_id: accountId }]);
  const { rows: trail } = await tenancy.admin.query(
    `select action, outcome, details from app.audit_entry where object_id = $1 and action like 'channels.reconnect%' order by id`,
    [accountId],
  );
  expect(trail).toEqual([
    { action: 'channels.reconnect_begun', outcome: 'done', details: { way: 'NETWORK' } },
    {
      action: 'channels.reconnect',
      outcome: 'done',
      details: { way: 'NETWORK', refusal: null, asked_by: admin.principalId },
    },
  ]);
});

test('another account than before is refused, what it allowed is given back, and nothing changes', async () => {
  await revoke();
  network.owner = 'vreemd';
  await ask('PASSWORD', 'goed');
  await work();
  expect(await show()).toMatchObject({ state: 'REFUSED', refusal: 'WRONG_ACCOUNT', foundHandle: 'naam-van-vreemd' });
  expect(network.givenBack).toEqual(['nieuw-vreemd']);
  expect(await token()).toBe('geheim');
  expect(await stateOf(connectionId)).toMatchObject({ state: 'REVOKED' });
});

test('a password that the network refuses changes nothing; the right one connects, and is kept nowhere', async () => {
  await revoke();
  await ask('PASSWORD', 'xyz-fout-wachtwoord');
  expect((await sealed()).toString('latin1')).not.toContain('xyz-fout-wachtwoord');
  await work();
  expect(await show()).toMatchObject({ state: 'REFUSED', refusal: 'NOT_ALLOWED' });
  expect(await sealed()).toBeNull();
  await ask('PASSWORD', ' goed ');
  await work();
  expect(await show()).toMatchObject({ state: 'DONE' });
  expect((await tenancy.admin.query('select * from app.reconnection')).rows).toHaveLength(1);
});

test('a network that gives no answer, and a person who stays away, leave the account as it was', async () => {
  network.trouble.set('*', { kind: 'retryable', cause: 'network' });
  await ask('NETWORK');
  await work();
  expect(await show()).toMatchObject({ state: 'REFUSED', refusal: 'UNREACHABLE' });
  network.trouble.clear();
  const { id } = await ask('NETWORK');
  await work();
  late = 16 * 60_000;
  await work();
  expect(await show()).toMatchObject({ id, state: 'REFUSED', refusal: 'EXPIRED' });
  expect(await sealed()).toBeNull();
  await expect(answer(id)).rejects.toMatchObject({ code: 'CHANNELS_RECONNECTION_OVER' });
  expect(await token()).toBe('geheim');
});

test('of two people who begin at once one attempt is left', async () => {
  const begun = await Promise.all([ask('NETWORK'), ask('NETWORK', undefined, coordinator)]);
  const { rows } = await tenancy.admin.query('select id from app.reconnection');
  expect(rows).toHaveLength(1);
  expect(begun.map(({ id }) => id)).toContain(rows[0].id);
});

test('only who looks after the accounts of this tenant may, and only who began may go on', async () => {
  await expect(ask('NETWORK', undefined, agent)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await expect(ask('NETWORK', undefined, neighbours)).rejects.toMatchObject({ code: 'CHANNELS_ACCOUNT_NOT_FOUND' });
  await expect(
    tenancy.as(admin, () => service().begin({ accountId, expectedTenantId: neighbour.id, way: 'NETWORK' })),
  ).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  for (const password of ['', '  ', 'x'.repeat(3_000)]) {
    await expect(ask('PASSWORD', password)).rejects.toMatchObject({ code: 'CHANNELS_PASSWORD_INVALID' });
  }
  const { id } = await ask('NETWORK');
  await work();
  for (const who of [coordinator, neighbours]) {
    await expect(answer(id, {}, who)).rejects.toMatchObject({ code: 'CHANNELS_RECONNECTION_NOT_FOUND' });
  }
  for (const unknown of [newId(), 'x']) {
    await expect(answer(unknown)).rejects.toMatchObject({ code: 'CHANNELS_RECONNECTION_NOT_FOUND' });
  }
  await expect(answer(id, { state: 'verzonnen' })).rejects.toMatchObject({ code: 'CHANNELS_RECONNECTION_OVER' });
  expect(await answer(id, { code: null })).toMatchObject({ state: 'REFUSED', refusal: 'NOT_ALLOWED' });
  await expect(answer(id)).rejects.toMatchObject({ code: 'CHANNELS_RECONNECTION_OVER' });
});

test('what comes while the account is away is heard from the kept cursor, once, and a late word of before says nothing', async () => {
  listen();
  network.say(post('ervoor'));
  await soon(async () => expect(await kept()).toHaveLength(1));
  const before = (await connections.find(connectionId))!;
  network.trouble.set('*', { kind: 'auth_revoked' });
  network.wake();
  await soon(async () => expect(await stateOf(connectionId)).toMatchObject({ state: 'REVOKED' }));
  network.say(post('ertussen'));
  network.trouble.clear();
  // What the network called the account at the first look.
  network.owner = `id-${connectionId}`;
  await ask('PASSWORD', 'goed');
  await work();
  await health.change(before, 'REVOKED', 'auth_revoked');
  network.say(post('erna'));
  await soon(async () => expect(await kept()).toHaveLength(3));
  expect(await stateOf(connectionId)).toMatchObject({ state: 'CONNECTED' });
});
