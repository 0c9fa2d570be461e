import type { NetworkEvent, Page } from '@samenspraak/connector-contract';
import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { newId, systemClock } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { vi } from 'vitest';
import { Applications } from './application.js';
import { channelsEntities } from './channel-account.entity.js';
import { ChannelAccountRepository } from './channel-account.repository.js';
import { ConnectionHealth } from './connection-health.js';
import { credentialOwner } from './connection.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectorRegistry } from './connector-registry.js';
import { EnvelopeRepository } from './envelope.repository.js';
import { FakeNetwork } from './fake-network.js';
import { Intake, intakeTimings } from './intake.js';
import { UsageMeter } from './usage-meter.js';
import { WorkerAccountConnections } from './worker-account-connections.js';

/** Who we are to the networks of these tests. */
export const applications = new Applications('https://samenspraak.example', Buffer.alloc(32, 7));
export let tenancy: TestTenancy;
export let tenant: TestTenant;
export let partnership: string;
export let connections: ConnectionRepository;
export let envelopes: EnvelopeRepository;
export let health: ConnectionHealth;
export let usage: UsageMeter;
export let network: FakeNetwork;
export let accounts: WorkerAccountConnections;
let intakes: Intake[] = [];

const timings = {
  ...intakeTimings,
  backoff: { least: 20, most: 100 },
  pollMs: 50,
  scanMs: 50,
  leaseSeconds: 3,
  mostBacklog: 50,
};

export async function open(): Promise<void> {
  tenancy = await openTestTenancy(channelsEntities);
  tenant = await tenancy.addTenant('Buurdorp');
  partnership = await tenancy.addPartnership('Samen', [tenant]);
  connections = new ConnectionRepository(tenancy.store, tenancy.cipher);
  envelopes = new EnvelopeRepository(tenancy.store, tenancy.cipher);
  const door = tenancy.workerDoor;
  const rows = new ChannelAccountRepository(door);
  const notify = openNotify(door, systemClock);
  health = new ConnectionHealth(connections, door, rows, new AuditTrail(door), new Announcer(door), notify);
  usage = new UsageMeter(connections, silentLog, 20);
}

export function begin(): void {
  network = new FakeNetwork();
  accounts = new WorkerAccountConnections(connections, new ConnectorRegistry([network]), health, usage, applications);
}

export async function clear(): Promise<void> {
  await Promise.all(intakes.map((intake) => intake.stop()));
  intakes = [];
  await tenancy.admin.query(
    `truncate app.connection, app.cursor, app.envelope, app.quarantine, app.outbox, app.usage_record`,
  );
  await tenancy.admin.query(`delete from app.channel_account`);
}

export const shut = () => tenancy.close();

export function listen(change = {}): Intake {
  const intake = new Intake(accounts, connections, envelopes, health, usage, silentLog, { ...timings, ...change });
  intakes.push(intake);
  intake.start();
  return intake;
}

export async function addListening(): Promise<string> {
  const { rows } = await tenancy.admin.query(
    `insert into app.connection (partnership_id, kind, network, base_url, listens_to) values ($1, 'listening', 'mastodon', 'https://sociaal.example', 'local') returning id`,
    [partnership],
  );
  return rows[0].id;
}

export async function addAccount(externalId: string): Promise<{ connectionId: string; accountId: string }> {
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

export const kept = async () =>
  (await tenancy.admin.query('select * from app.envelope order by received_at, batch_id, position')).rows;
export const bells = async () =>
  (await tenancy.admin.query(`select * from app.outbox where topic = 'mention.route'`)).rows.length;
export const stateOf = async (id: string) =>
  (await tenancy.admin.query('select state, reason from app.connection where id = $1', [id])).rows[0];
export const soon = <T>(look: () => Promise<T> | T) => vi.waitFor(look, { timeout: 8_000, interval: 40 });
export const page = (...events: NetworkEvent[]): Page => ({ events, quarantined: [], next: 'x', more: false });

export async function leased() {
  const [connection] = await connections.lease(newId(), 30, 1);
  return connection!;
}
