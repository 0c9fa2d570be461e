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
import { newId, systemClock, type Clock } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { PartnershipRepository, Partnerships, tenantsEntities } from '@samenspraak/tenants';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AttributionCorrectionService } from './attribution-correction.service.js';
import type { AttributionRuleService } from './attribution-rule.service.js';
import { DeliveryRepository } from './delivery.repository.js';
import { HandoverRepository } from './handover.repository.js';
import { HandoverRunner } from './handover.js';
import { MonitoringHousekeeping } from './housekeeping.js';
import { MentionDelivery } from './mention-delivery.js';
import { MentionRouter } from './mention-router.js';
import { monitoringEntities } from './monitoring-query.entity.js';
import type { MonitoringService } from './monitoring.service.js';
import { QueryBooks } from './query-books.js';
import { QueryServices } from './query-services.js';
import type { RulePreviewService } from './rule-preview.service.js';
import { RoutingRepository } from './routing.repository.js';
import { TriageAssignment } from './triage-assignment.js';
import { TriageRepository } from './triage.repository.js';
import { handOnThrough, triageThrough } from './triage-fixture.js';
import type { TriageService } from './triage.service.js';

export let tenancy: TestTenancy;
export let holder: TestTenant;
export let wormerland: TestTenant;
export let oostzaan: TestTenant;
export let stranger: TestTenant;
export let mehmet: TestPerson;
export let sanne: TestPerson;
export let triager: TestPerson;
export let envelopes: EnvelopeRepository;
export let connections: ConnectionRepository;
export let monitoring: MonitoringService;
export let desk: TriageService;
export let rules: AttributionRuleService;
export let corrections: AttributionCorrectionService;
export let previews: RulePreviewService;
export let handover: HandoverRunner;
export let partnership: string;
export let router: MentionRouter;
export let routerAt: (clock: Clock) => MentionRouter;
export let delivery: MentionDelivery;
export let assignment: TriageAssignment;
export let housekeeping: MonitoringHousekeeping;
let close: () => Promise<void>;

/** Two municipalities, the holder of their licence and a stranger, with the real jobs of the worker. */
export async function open(): Promise<void> {
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
  monitoring = new QueryServices(door).monitoring;
  ({ rules, desk, corrections, previews } = triageThrough(door));
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
  const books = new QueryBooks(routing, worker, new PartnershipRepository(worker), systemClock, silentLog);
  const gazetteer = dutchGazetteer();
  routerAt = (clock) => new MentionRouter(tenancy.store, envelopes, routing, triage, books, gazetteer, clock);
  router = routerAt(systemClock);
  const accounts = new ChannelAccounts(worker, new ChannelAccountRepository(worker));
  delivery = new MentionDelivery(
    worker,
    envelopes,
    routing,
    new DeliveryRepository(worker),
    app.get(ConversationIntake, { strict: false }),
    new MentionMeter(worker),
    accounts,
    new Partnerships(worker, new PartnershipRepository(worker)),
    gazetteer,
    systemClock,
    silentLog,
  );
  assignment = new TriageAssignment(tenancy.store, routing, triage);
  handover = new HandoverRunner(
    tenancy.store,
    worker,
    envelopes,
    routing,
    triage,
    new HandoverRepository(),
    handOnThrough(worker),
    new PartnershipRepository(worker),
  );
  housekeeping = new MonitoringHousekeeping(worker, new QueryServices(worker).monitoring, envelopes, routing, triage);
}

export async function shut(): Promise<void> {
  await close();
  await tenancy.close();
}

export let listening: Connection;
export let query: string;

/** One connection that listens, and one query of the partnership. */
export async function begin(): Promise<void> {
  listening = await connect();
  query = (await tenancy.as(mehmet, () => monitoring.save(undefined, { ...wish, text: 'afval OR lantaarn' }))).id;
}

export async function clear(): Promise<void> {
  await tenancy.admin.query(
    `truncate app.connection, app.cursor, app.envelope, app.route, app.outbox, app.triage_post, app.query_tally, app.channel_account, app.meter, app.metered_mention, app.handover, app.attribution_rule, app.attribution_ruling cascade`,
  );
  await tenancy.admin.query(
    'delete from app.query_history; delete from app.monitoring_query; delete from app.parked_event; delete from app.message; delete from app.conversation',
  );
  await tenancy.admin.query('update app.query_change set version = version + 1');
}

export const wish = {
  name: 'Afval',
  text: 'afval',
  purpose: 'Klachten over afval tijdig zien',
  domain: 'SERVICE' as const,
  legalBasis: 'AVG art. 6(1)(e)',
  endsOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  active: true,
};

export async function connect(account?: {
  tenant: TestTenant;
  externalId: string;
  handle: string;
}): Promise<Connection> {
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
export function post(
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
export const gone = (externalId: string): NetworkEvent => ({
  kind: 'deleted',
  key: { connection: 'c', externalId, revision: Number.MAX_SAFE_INTEGER },
  occurredAt: new Date(),
  raw: null,
});

/** Keeps a page and does the jobs that it rang for, `times` times each. */
export async function hear(events: NetworkEvent[], connection = listening, times = 1): Promise<void> {
  await envelopes.keepPage(connection, { events, quarantined: [], next: 'x', more: false }, new Date());
  await work(times);
}
export async function work(times = 1): Promise<void> {
  for (const runner of [router, assignment, handover, delivery]) {
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
export async function copies(): Promise<string[]> {
  const { rows } = await tenancy.admin.query(
    `select t.code, c.involvement, c.why_code, m.text, m.deleted from app.message m join app.conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
     join app.tenant t on t.id = m.tenant_id order by m.at, t.code`,
  );
  return rows.map((row) => `${row.code} ${row.involvement}: ${row.deleted ? '(weg)' : row.text}`);
}
export const used = async () =>
  Object.fromEntries(
    (
      await tenancy.admin.query('select t.code, m.mentions from app.meter m join app.tenant t on t.id = m.tenant_id')
    ).rows.map((row) => [row.code, row.mentions]),
  );
