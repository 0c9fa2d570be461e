import {
  channelsEntities,
  ChannelAccountRepository,
  ChannelAccounts,
  ConnectionRepository,
  EnvelopeRepository,
  type Connection,
} from '@samenspraak/channels';
import type { MessageEvent, NetworkEvent } from '@samenspraak/connector-contract';
import { ConversationsModule, conversationsEntities, ConversationIntake } from '@samenspraak/conversations';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { licensingEntities, MentionMeter } from '@samenspraak/licensing';
import { metricsEntities } from '@samenspraak/metrics';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { newId, systemClock } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository, Partnerships, tenantsEntities } from '@samenspraak/tenants';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MonitoringHousekeeping } from './housekeeping.js';
import { MentionDelivery } from './mention-delivery.js';
import { MentionRouter } from './mention-router.js';
import { monitoringEntities } from './monitoring-query.entity.js';
import { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { MonitoringService } from './monitoring.service.js';
import { QueryBooks } from './query-book.js';
import { RoutingRepository } from './routing.repository.js';
import { TriageAssignment } from './triage-assignment.js';
import { TriageDeskRepository, TriageRepository } from './triage.repository.js';
import { TriageService } from './triage.service.js';

let tenancy: TestTenancy;
let holder: TestTenant;
let wormerland: TestTenant;
let oostzaan: TestTenant;
let stranger: TestTenant;
let mehmet: TestPerson;
let sanne: TestPerson;
let triager: TestPerson;
let envelopes: EnvelopeRepository;
let connections: ConnectionRepository;
let monitoring: MonitoringService;
let desk: TriageService;
let partnership: string;
let router: MentionRouter;
let delivery: MentionDelivery;
let assignment: TriageAssignment;
let housekeeping: MonitoringHousekeeping;
let close: () => Promise<void>;

beforeAll(async () => {
  tenancy = await openTestTenancy([
    ...tenantsEntities,
    ...metricsEntities,
    ...channelsEntities,
    ...licensingEntities,
    ...conversationsEntities,
    ...monitoringEntities,
  ]);
  holder = await tenancy.addTenant('Veiligheidsregio', { kind: 'safety_region', code: 'VRZ' });
  wormerland = await tenancy.addTenant('Wormerland', { gmCode: 'GM0880', code: 'WOR' });
  oostzaan = await tenancy.addTenant('Oostzaan', { gmCode: 'GM0431', code: 'OOS' });
  stranger = await tenancy.addTenant('Hoorn', { gmCode: 'GM0405', code: 'HOO' });
  mehmet = await tenancy.addPerson(holder, ['licence_holder']);
  triager = await tenancy.addPerson(holder, ['triage']);
  sanne = await tenancy.addPerson(wormerland, ['coordinator'], { name: 'Sanne Fictief' });
  partnership = await tenancy.addPartnership('Samen', [holder, wormerland, oostzaan]);
  await tenancy.addPartnership('Ver weg', [stranger]);
  const { rows } = await tenancy.admin.query(
    `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, 'monitoring', 'Samen luisteren', '2020-01-01', '2099-12-31') returning id`,
    [partnership, holder.id],
  );
  for (const member of [wormerland, oostzaan]) {
    await tenancy.admin.query(
      'insert into app.agreement_party (partnership_id, agreement_id, member_id, author_tenant_id) values ($1, $2, $3, $4)',
      [partnership, rows[0].id, member.id, holder.id],
    );
  }
  const door = tenancy.door;
  const people = new PartnershipRepository(door);
  const partnerships = new Partnerships(door, people);
  const service = (d: TenantDoor) => {
    const repository = new PartnershipRepository(d);
    const memberships = new Memberships(d, repository);
    return new MonitoringService(
      d,
      new MonitoringQueryRepository(d),
      memberships,
      new Partnerships(d, repository),
      new AuditTrail(d),
      systemClock,
    );
  };
  monitoring = service(door);
  desk = new TriageService(
    door,
    new TriageDeskRepository(door),
    partnerships,
    new Outbox(door),
    new AuditTrail(door),
    new Announcer(door),
  );
  connections = new ConnectionRepository(tenancy.store, tenancy.cipher);
  envelopes = new EnvelopeRepository(tenancy.store, tenancy.cipher);

  const provided = [
    { provide: TenantDoor, useValue: tenancy.workerDoor },
    { provide: AuditTrail, useValue: new AuditTrail(tenancy.workerDoor) },
    { provide: Announcer, useValue: new Announcer(tenancy.workerDoor) },
    { provide: Outbox, useValue: new Outbox(tenancy.workerDoor) },
  ];
  @Global()
  @Module({ providers: provided, exports: provided.map((one) => one.provide) })
  class GroundModule {}
  @Module({ imports: [GroundModule, ConversationsModule] })
  class TestModule {}
  const app = await NestFactory.createApplicationContext(TestModule, { logger: ['error'] });
  close = () => app.close();
  const worker = tenancy.workerDoor;
  const routing = new RoutingRepository(tenancy.store);
  const triage = new TriageRepository(tenancy.store);
  const queries = new MonitoringQueryRepository(worker);
  const books = new QueryBooks(routing, worker, queries, new PartnershipRepository(worker), systemClock, silentLog);
  const gazetteer = dutchGazetteer();
  router = new MentionRouter(tenancy.store, envelopes, routing, triage, books, gazetteer, systemClock);
  const accounts = new ChannelAccounts(worker, new ChannelAccountRepository(worker));
  delivery = new MentionDelivery(
    tenancy.store,
    worker,
    envelopes,
    routing,
    app.get(ConversationIntake, { strict: false }),
    new MentionMeter(worker),
    accounts,
    queries,
    new Partnerships(worker, new PartnershipRepository(worker)),
    gazetteer,
    systemClock,
    silentLog,
  );
  assignment = new TriageAssignment(tenancy.store, routing, triage);
  housekeeping = new MonitoringHousekeeping(worker, service(worker), envelopes, routing, triage);
});
afterAll(async () => {
  await close();
  await tenancy.close();
});

let listening: Connection;
let query: string;
beforeEach(async () => {
  listening = await connect();
  query = (await tenancy.as(mehmet, () => monitoring.save(undefined, { ...wish, text: 'afval OR lantaarn' }))).id;
});
afterEach(async () => {
  await tenancy.admin.query(
    `truncate app.connection, app.cursor, app.envelope, app.route, app.outbox, app.triage_post, app.query_tally, app.channel_account, app.meter, app.metered_mention`,
  );
  await tenancy.admin.query(
    'delete from app.monitoring_query; delete from app.parked_event; delete from app.message; delete from app.conversation',
  );
  await tenancy.admin.query('update app.query_change set version = version + 1');
});

const wish = {
  name: 'Afval',
  text: 'afval',
  purpose: 'Klachten over afval tijdig zien',
  domain: 'SERVICE' as const,
  legalBasis: 'AVG art. 6(1)(e)',
  endsOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  active: true,
};

async function connect(account?: { tenant: TestTenant; externalId: string; handle: string }): Promise<Connection> {
  const [id, accountId] = [newId(), newId()];
  await tenancy.admin.query(
    `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, tenant_id, account_id, external_id, handle, lease_until, fence)
     values ($1, $2, $3, 'mastodon', 'https://sociaal.example', $4, $5, $6, $7, $8, now() + interval '1 hour', 1)`,
    [
      id,
      partnership,
      account ? 'account' : 'listening',
      account ? 'account' : 'local',
      account?.tenant.id ?? null,
      account ? accountId : null,
      account?.externalId ?? null,
      account?.handle ?? null,
    ],
  );
  if (account) {
    await tenancy.admin.query(
      `insert into app.channel_account (tenant_id, id, connection_id, network, handle, external_id, base_url) values ($1, $2, $3, 'mastodon', $4, $5, 'https://sociaal.example')`,
      [account.tenant.id, accountId, id, account.handle, account.externalId],
    );
  }
  return (await connections.find(id))!;
}

let last = 100;
function post(
  text: string,
  change: Partial<MessageEvent> & { externalId?: string; revision?: number } = {},
): MessageEvent {
  const { externalId = String((last += 1)), revision = 1, ...rest } = change;
  return {
    kind: 'created',
    key: { connection: 'c', externalId, revision },
    occurredAt: new Date(),
    direction: 'inbound',
    visibility: 'public',
    author: { externalId: 'burger', handle: 'jan_fictief', displayName: 'Jan', url: null },
    text,
    textFlags: [],
    permalink: null,
    parent: null,
    root: null,
    conversationKey: externalId,
    attachments: [],
    mentions: [],
    hashtags: [],
    language: 'nl',
    raw: null,
    ...rest,
  };
}
const gone = (externalId: string): NetworkEvent => ({
  kind: 'deleted',
  key: { connection: 'c', externalId, revision: Number.MAX_SAFE_INTEGER },
  occurredAt: new Date(),
  raw: null,
});

/** Keeps a page and does the jobs that it rang for, `times` times each. */
async function hear(events: NetworkEvent[], connection = listening, times = 1): Promise<void> {
  await envelopes.keepPage(connection, { events, quarantined: [], next: 'x', more: false }, new Date());
  await work(times);
}
async function work(times = 1): Promise<void> {
  for (const runner of [router, assignment, delivery]) {
    const { rows } = await tenancy.admin.query(
      'delete from app.outbox where topic = $1 returning id, tenant_id, ref_id',
      [runner.topic],
    );
    for (const { id, tenant_id, ref_id } of rows) {
      const call = { tenantId: tenant_id, refId: ref_id, outboxId: id };
      await Promise.all(Array.from({ length: times }, () => runner.run(call)));
    }
  }
}
async function copies(): Promise<string[]> {
  const { rows } = await tenancy.admin.query(
    `select t.code, c.involvement, c.why_code, m.text, m.deleted from app.message m join app.conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
     join app.tenant t on t.id = m.tenant_id order by m.at, t.code`,
  );
  return rows.map((row) => `${row.code} ${row.involvement}: ${row.deleted ? '(weg)' : row.text}`);
}
const used = async () =>
  Object.fromEntries(
    (
      await tenancy.admin.query('select t.code, m.mentions from app.meter m join app.tenant t on t.id = m.tenant_id')
    ).rows.map((row) => [row.code, row.mentions]),
  );

test('one fetched post gives a copy to the council it names, with the reason, and counts once', async () => {
  await hear([post('Al een week geen afval opgehaald in Jisp')]);
  expect(await copies()).toEqual(['WOR lead: Al een week geen afval opgehaald in Jisp']);
  const { rows } = await tenancy.admin.query('select why_code, why_params from app.conversation');
  expect(rows).toEqual([{ why_code: 'partnership_query', why_params: { name: 'Jisp' } }]);
  expect(await used()).toEqual({ WOR: 1 });
  expect((await tenancy.as(mehmet, () => monitoring.list()))[0]!.matchesLastMonth).toBe(1);
});

test('a post that concerns two gives one lead and one watcher', async () => {
  await hear([post('Afval van Oostzaan naar Wormerland gebracht')]);
  expect((await copies()).map((copy) => copy.split(':')[0])).toEqual(['OOS lead', 'WOR watch']);
  expect(await used()).toEqual({ OOS: 1, WOR: 1 });
});

test('jobs that run twice at once change nothing more', async () => {
  await hear([post('Afval in Wormerland'), post('Lantaarn stuk in Oostzaan')], listening, 3);
  expect(await copies()).toHaveLength(2);
  expect(await used()).toEqual({ OOS: 1, WOR: 1 });
});

test('the same post from two sources is one message and counts once', async () => {
  const account = await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  const mention = { mentions: [{ externalId: 'wor-id', handle: 'wormerland' }] };
  const twice = post('@wormerland afval in Wormerland', { ...mention, externalId: '77' });
  await hear([twice]);
  await hear([twice], account);
  await hear([twice], listening);
  expect(await copies()).toHaveLength(1);
  expect((await tenancy.admin.query('select why_code, why_params from app.conversation')).rows).toEqual([
    { why_code: 'account_addressed', why_params: { account: '@wormerland' } },
  ]);
  // It was sent to the council itself: the licence did not bring it.
  expect(await used()).toEqual({});
});

test('a direct message reaches only the tenant at whose account it arrived', async () => {
  const account = await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  await hear([post('Afval in Oostzaan', { visibility: 'direct' })], account);
  await hear([post('Afval in Oostzaan, besloten', { visibility: 'followers' })], listening);
  expect(await copies()).toEqual(['WOR lead: Afval in Oostzaan']);
  expect((await tenancy.admin.query('select from app.triage_post')).rows).toHaveLength(0);
});

test('an edit that comes before its create ends as the edited text', async () => {
  const edited = post('Afval in Wormerland, verbeterd', { externalId: 'e1', revision: 5, kind: 'edited' });
  await hear([edited]);
  await hear([post('Afval in Wormerland', { externalId: 'e1', revision: 1 })]);
  expect(await copies()).toEqual(['WOR lead: Afval in Wormerland, verbeterd']);
});

test('every order of create, edit and delete ends in a stub or in nothing', async () => {
  const id = (n: number) => `orde-${n}`;
  const created = (n: number) => post('Afval in Wormerland', { externalId: id(n), revision: 1 });
  const edited = (n: number) => post('Afval in Wormerland!', { externalId: id(n), revision: 2, kind: 'edited' });
  const makers = [created, edited, (n: number) => gone(id(n))];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const [n, order] of orders.entries()) for (const step of order) await hear([makers[step]!(n)]);
  for (const [n, order] of orders.entries()) await hear(order.map((step) => makers[step]!(n + 10)));
  for (const copy of await copies()) expect(copy).toBe('WOR lead: (weg)');
  expect((await tenancy.admin.query(`select from app.message where text <> ''`)).rows).toHaveLength(0);
});

test('a query counts from the next batch on, and stops when it is switched off', async () => {
  await hear([post('Duif in Wormerland')]);
  const saved = await tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, name: 'Duiven', text: 'duif' }));
  await hear([post('Nog een duif')]);
  expect(await copies()).toEqual(['WOR lead: Nog een duif']);
  await tenancy.as(sanne, () => monitoring.save(saved.id, { ...wish, name: 'Duiven', text: 'duif', active: false }));
  await hear([post('Derde duif')]);
  expect(await copies()).toHaveLength(1);
});

test('a query whose last day has passed no longer matches and is ended with a line in the audit trail', async () => {
  await tenancy.admin.query(`update app.monitoring_query set ends_on = current_date - 1`);
  await tenancy.admin.query('update app.query_change set version = version + 1');
  await hear([post('Afval in Wormerland')]);
  expect(await copies()).toEqual([]);
  expect(await housekeeping.endExpired(holder.id)).toBe(1);
  expect(await housekeeping.endExpired(holder.id)).toBe(0);
  const { rows } = await tenancy.admin.query(
    `select from app.audit_entry where action = 'monitoring.query_ended' and object_id = $1`,
    [query],
  );
  expect(rows).toHaveLength(1);
});

test('what nobody can be named for waits for the triage role only, and goes where it sends it', async () => {
  await hear([post('Waar kan mijn afval heen?')]);
  expect(await copies()).toEqual([]);
  const [waiting] = await tenancy.as(triager, () => desk.list());
  expect(waiting!.candidates.map((one) => one.code)).toEqual(['OOS', 'WOR']);
  expect(await tenancy.as(sanne, () => tenancy.door.query('select 1 from app.triage_post'))).toEqual([]);
  await expect(tenancy.as(sanne, () => desk.list())).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await expect(tenancy.as(triager, () => desk.attribute(waiting!.id, stranger.id))).rejects.toMatchObject({
    code: 'MONITORING_TENANT_NOT_FOUND',
  });
  await tenancy.as(triager, () => desk.attribute(waiting!.id, oostzaan.id));
  await expect(tenancy.as(triager, () => desk.attribute(waiting!.id, wormerland.id))).rejects.toMatchObject({
    code: 'MONITORING_TRIAGE_POST_NOT_FOUND',
  });
  await work(2);
  expect(await copies()).toEqual(['OOS lead: Waar kan mijn afval heen?']);
  expect((await tenancy.admin.query('select from app.triage_post')).rows).toHaveLength(0);
  expect(await used()).toEqual({ OOS: 1 });
});

test('a post that triage drops, its author deletes or 72 hours pass leaves nothing', async () => {
  await hear([post('Afval een'), post('Afval twee', { externalId: 't2' }), post('Afval drie')]);
  const waiting = await tenancy.as(triager, () => desk.list());
  expect(waiting).toHaveLength(3);
  await tenancy.as(triager, () => desk.attribute(waiting.find((one) => one.text === 'Afval een')!.id, null));
  await hear([gone('t2')]);
  await tenancy.admin.query(
    `update app.triage_post set received_at = now() - interval '73 hours', expires_at = now() - interval '1 hour' where decided_at is null`,
  );
  expect(await tenancy.as(triager, () => desk.list())).toEqual([]);
  await housekeeping.purge();
  expect((await tenancy.admin.query('select from app.triage_post')).rows).toHaveLength(0);
  expect(await copies()).toEqual([]);
});

test('a triage post whose edit names a place finds its council', async () => {
  await hear([post('Afval overal', { externalId: 't9' })]);
  await hear([post('Afval overal in Oostzaan', { externalId: 't9', revision: 2, kind: 'edited' })]);
  expect(await copies()).toEqual(['OOS lead: Afval overal in Oostzaan']);
  expect(await tenancy.as(triager, () => desk.list())).toEqual([]);
});

test('a citizen who writes on without a mention stays in the conversation', async () => {
  await hear([post('Afval in Wormerland', { externalId: 'w1' })]);
  await hear([post('Nog steeds!', { externalId: 'w2', parent: 'w1', root: 'w1' })]);
  expect(await copies()).toEqual(['WOR lead: Afval in Wormerland', 'WOR lead: Nog steeds!']);
  expect((await tenancy.admin.query('select from app.conversation')).rows).toHaveLength(1);
  expect(await used()).toEqual({ WOR: 1 });
});

test('batches that lost their bell are rung for again', async () => {
  await envelopes.keepPage(
    listening,
    { events: [post('Afval in Wormerland')], quarantined: [], next: 'x', more: false },
    new Date(Date.now() - 120_000),
  );
  await tenancy.admin.query('delete from app.outbox');
  expect(await housekeeping.ringForgotten()).toBe(1);
  expect(await housekeeping.ringForgotten()).toBe(0);
  await work();
  expect(await copies()).toHaveLength(1);
});

test('a query needs a purpose, a legal basis, an end in sight and good grammar', async () => {
  const save = (change: object) => tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, ...change }));
  await expect(save({ purpose: '  ' })).rejects.toMatchObject({
    code: 'MONITORING_FIELD_INVALID',
    params: { field: 'purpose' },
  });
  await expect(save({ legalBasis: '' })).rejects.toMatchObject({ code: 'MONITORING_FIELD_INVALID' });
  for (const endsOn of ['', '2020-01-01', '2099-01-01', '2027-02-31', 'morgen']) {
    await expect(save({ endsOn })).rejects.toMatchObject({ code: 'MONITORING_END_DATE_INVALID' });
  }
  await expect(save({ text: '(afval' })).rejects.toMatchObject({ code: 'QUERY_PARENTHESIS_UNCLOSED' });
  await expect(save({ text: 'NOT afval' })).rejects.toMatchObject({ code: 'QUERY_NOTHING_TO_ANCHOR' });
});

test('a tenant neither sees nor changes the queries of another', async () => {
  expect(await tenancy.as(sanne, () => monitoring.list())).toEqual([]);
  for (const id of [query, newId(), 'x']) {
    await expect(tenancy.as(sanne, () => monitoring.save(id, wish))).rejects.toMatchObject({
      code: 'MONITORING_QUERY_NOT_FOUND',
    });
  }
});
