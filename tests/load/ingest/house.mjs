import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../../../infra/run/paths.mjs';
import { rest } from '../../faults/crash/dice.mjs';

const load = (path) => import(pathToFileURL(join(root, 'libs', path)).href);
const capability = (name, file = 'index') => load(`capabilities/${name}/dist/${file}.js`);

/** The parts of the product that take a post in, as the worker puts them together. */
export async function loadParts() {
  const [kernel, observability, queue, database, testing, language, gazetteer] = await Promise.all([
    load('platform/dist/kernel/index.js'),
    load('platform/dist/observability/index.js'),
    load('platform/dist/queue/index.js'),
    load('platform/dist/database/index.js'),
    load('platform/dist/testing/index.js'),
    load('language/dist/text/index.js'),
    load('language/dist/text/gazetteer/index.js'),
  ]);
  const [tenants, metrics, channels, licensing, conversations, monitoring] = await Promise.all(
    ['tenants', 'metrics', 'channels', 'licensing', 'conversations', 'monitoring'].map((name) => capability(name)),
  );
  const inside = await Promise.all(
    [
      'query-books',
      'routing.repository',
      'delivery.repository',
      'triage.repository',
      'attribution',
      'attribution-evidence',
    ].map((file) => capability('monitoring', file)),
  );
  const { normaliseEnvelope } = await load('connectors/mastodon/dist/normalise.js');
  const { readSpelled } = await load('connectors/mastodon/dist/spelling.js');
  const { envelopeOwner } = await capability('channels', 'connection');
  const { snippetOf } = await capability('conversations', 'conversation');
  const time = await load('language/dist/time/index.js');
  return Object.assign(
    { normaliseEnvelope, readSpelled, envelopeOwner, snippetOf, time },
    ...[kernel, observability, queue, database, testing, language, gazetteer],
    ...[tenants, metrics, channels, licensing, conversations, monitoring],
    ...inside,
  );
}

const municipalities = [
  ['Wormerland', 'WOR', 'GM0880'],
  ['Oostzaan', 'OOS', 'GM0431'],
  ['Zaanstad', 'ZAA', 'GM0479'],
  ['Purmerend', 'PUR', 'GM0439'],
  ['Landsmeer', 'LAN', 'GM0415'],
];
const places = 'Wormerland OR Oostzaan OR Zaandam OR Purmerend OR Landsmeer';

/** A database of its own with a partnership of five municipalities that listens by one connection. */
export class House {
  constructor(parts, tenancy, tenants, connection) {
    this.parts = parts;
    this.tenancy = tenancy;
    this.tenants = tenants;
    this.connection = connection;
    this.partnershipId = connection.partnershipId;
    this.assemble();
  }

  static async open(parts, entities = []) {
    const own = ['tenants', 'metrics', 'channels', 'licensing', 'conversations', 'monitoring'];
    const tenancy = await parts.openTestTenancy([...own.flatMap((name) => parts[`${name}Entities`]), ...entities]);
    const holder = await tenancy.addTenant('Veiligheidsregio', { kind: 'safety_region', code: 'VRZ' });
    const tenants = [];
    for (const [name, code, gmCode] of municipalities) tenants.push(await tenancy.addTenant(name, { code, gmCode }));
    const keeper = await tenancy.addPerson(holder, ['licence_holder']);
    const partnership = await tenancy.addPartnership('Samen', [holder, ...tenants]);
    const { admin } = tenancy;
    const { rows } = await admin.query(
      `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, 'monitoring', 'Samen', '2020-01-01', '2099-12-31') returning id`,
      [partnership, holder.id],
    );
    for (const { id } of tenants)
      await admin.query('insert into app.agreement_party values ($1, $2, $3, $4)', [
        partnership,
        rows[0].id,
        id,
        holder.id,
      ]);
    await admin.query(
      `insert into app.monitoring_query (tenant_id, name, text, purpose, domain, legal_basis, owner_id, ends_on, scope)
       select $1, 'Uit de streek', $3, 'Meten', 'SERVICE', 'AVG art. 6(1)(e)', m.id, '2099-01-01', 'partnership' from app.membership m where m.principal_id = $2`,
      [holder.id, keeper.principalId, places],
    );
    const id = parts.newId();
    await admin.query(
      `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, lease_until, fence)
       values ($1, $2, 'listening', 'mastodon', 'https://oefenplein.example', 'public', 'infinity', 1)`,
      [id, partnership],
    );
    const connection = await new parts.ConnectionRepository(tenancy.store, tenancy.cipher).find(id);
    return new House(parts, tenancy, [holder, ...tenants], connection);
  }

  assemble() {
    const { parts: p, tenancy } = this;
    const [door, { store, cipher }, clock] = [tenancy.workerDoor, tenancy, p.systemClock];
    this.near = new p.NearWork(store, p.silentLog);
    this.envelopes = new p.EnvelopeRepository(store, cipher, this.near);
    this.routing = new p.RoutingRepository(store);
    this.books = new p.QueryBooks(this.routing, door, new p.PartnershipRepository(door), clock, p.silentLog);
    this.gazetteer = p.dutchGazetteer();
    const triage = new p.TriageRepository(store);
    const norm = new p.NormClock(new p.TenantCalendars(new p.CalendarRepository(door)));
    const facts = new p.Facts(new p.FactRepository(door), new p.CellRepository(door), norm);
    const announcer = new p.Announcer(door);
    this.lookAlikes = new p.LookAlikes(new p.LookAlikeRepository(door));
    const intake = new p.ConversationIntake(
      ...[door, new p.IntakeRepository(door), facts, norm, new p.ReplyGate(), announcer, this.lookAlikes, clock],
    );
    const deliveries = new p.DeliveryRepository(door);
    const accounts = new p.ChannelAccounts(door, new p.ChannelAccountRepository(door));
    const members = new p.Partnerships(door, new p.PartnershipRepository(door));
    this.router = new p.MentionRouter(
      store,
      this.envelopes,
      this.routing,
      triage,
      this.books,
      this.gazetteer,
      clock,
      this.near,
    );
    this.delivery = new p.MentionDelivery(
      ...[door, this.envelopes, this.routing, deliveries, intake, new p.MentionMeter(door), accounts, members],
      ...[this.gazetteer, clock, p.silentLog],
    );
    this.near.start([this.router, this.delivery]);
  }

  /** The way of the product: pages are kept, and what rings is answered in the same process beside it. */
  async ingest(raws, pageSize) {
    for (let from = 0; from < raws.length; from += pageSize) {
      const page = { events: [], quarantined: [], next: String(from), more: true };
      const receivedAt = new Date();
      for (const raw of raws.slice(from, from + pageSize)) {
        const read = this.read(raw, receivedAt);
        if (read.ok) page.events.push(...read.events);
        else page.quarantined.push(read.quarantined);
      }
      await this.envelopes.keepPage(this.connection, page, receivedAt);
    }
    while (this.near.isBusy) await rest(1);
  }

  /** From the text of a network to an event, as the connector does it. */
  read(raw, receivedAt) {
    const { parts: p, connection } = this;
    const envelope = { type: 'status', own: '', payload: p.readSpelled(raw) };
    return p.normaliseEnvelope(envelope, { connection: connection.id, receivedAt });
  }

  /** Every row that a post leaves, by table, without what differs between any two runs: ids and moments of writing. */
  async rows() {
    const { admin } = this.tenancy;
    const all = async (sql) => (await admin.query(sql)).rows.map((row) => JSON.stringify(row.row));
    const without = (...names) => `'{${['id', 'tenant_id', ...names].join(',')}}'::text[]`;
    const thread = 'app.conversation c on c.tenant_id = x.tenant_id and c.id = x.conversation_id';
    return {
      envelope: await all(
        `select to_jsonb(x) - ${without('batch_id', 'position', 'connection_id', 'partnership_id', 'received_at', 'routed_at', 'body')}
           || jsonb_build_object('routed', x.routed_at is not null) as row from app.envelope x order by x.external_id, x.kind, x.revision`,
      ),
      route: await all(
        `select to_jsonb(x) - ${without('envelope_id', 'batch_id', 'partnership_id', 'query_id', 'also', 'made_at', 'delivered_at')}
           || jsonb_build_object('code', t.code, 'also', cardinality(x.also), 'delivered', x.delivered_at is not null) as row
         from app.route x join app.tenant t on t.id = x.tenant_id order by x.external_id, t.code, x.kind, x.revision`,
      ),
      conversation: await all(
        `select to_jsonb(x) - ${without('created_at', 'group_id', 'version')} || jsonb_build_object('code', t.code) as row
         from app.conversation x join app.tenant t on t.id = x.tenant_id order by t.code, x.network, x.thread_key`,
      ),
      message: await all(
        `select to_jsonb(x) - ${without('conversation_id', 'received_at')} || jsonb_build_object('code', t.code, 'thread', c.thread_key) as row
         from app.message x join app.tenant t on t.id = x.tenant_id join ${thread} order by t.code, x.source_id`,
      ),
      fact: await all(
        `select to_jsonb(x) - ${without('conversation_id')} || jsonb_build_object('code', t.code, 'thread', c.thread_key) as row
         from app.fact x join app.tenant t on t.id = x.tenant_id join ${thread} order by t.code, c.thread_key, x.asked_at`,
      ),
      metered: await all(
        `select jsonb_build_object('code', t.code, 'source', x.source, 'month', x.month) as row
         from app.metered_mention x join app.tenant t on t.id = x.tenant_id order by t.code, x.source`,
      ),
      meter: await all(
        `select jsonb_build_object('code', t.code, 'month', x.month, 'n', x.mentions) as row from app.meter x join app.tenant t on t.id = x.tenant_id order by t.code`,
      ),
      tally: await all(
        `select jsonb_build_object('day', x.day, 'n', x.matches) as row from app.query_tally x order by 1`,
      ),
    };
  }

  async close() {
    await this.near.stop();
    await this.tenancy.close();
  }
}
