import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Place } from './contract.js';
import { idTables } from './id-tables.js';
import { addRecall, addRecalled } from './recall-rows.js';

/** What tenants publish copies in. */
export const itemTables = ['app.library_item', 'app.shared_query', 'app.library_recall'];

/** Ids that name no row of a tenant, and why the swap says nothing there. */
export const noRow: Record<string, string> = {
  commandId: 'made by the client; a command of another tenant lives under another key',
  expectedTenantId: 'compared with the header and never stored',
  screenId: 'made by the page; the same one of another person lives under another key',
  memberIds: 'name members of the partnership, which who asks chooses; whoever is none is refused',
  'AttributeTriagePostInput.tenantId': 'names a member of the partnership, which the triage role chooses',
  'CorrectAttributionInput.tenantId': 'names a member of the partnership, which the desk chooses',
  'Query.attributionRulePreview.tenantId': 'names a member of the partnership, which the desk chooses',
  'SettleAttributionRuleInput.tenantId': 'names a member of the partnership, which the triage role chooses',
};

const nameOf = ({ coordinate }: Place) => coordinate.split('.')[2] ?? coordinate.split('.')[1]!;
export const exemption = (place: Place) => noRow[place.coordinate] ?? noRow[nameOf(place)];

/** The table that the id at this place points into. @throws Error for an id that nobody has thought of */
export function tableOf(place: Place): string {
  const table = idTables[place.coordinate] ?? idTables[nameOf(place)];
  if (!table) throw new Error(`Say in wire/ids.ts which table ${place.coordinate} points into, or why it does not.`);
  return table;
}

/** Finds real ids of a tenant, and makes a row where the demo has none. */
export class RealIds {
  private readonly borrowed = new Map<string, Promise<string>>();

  constructor(private readonly admin: pg.Client) {}

  /** The id that belongs at this place in a request for the tenant. */
  async for(place: Place, tenantId: string): Promise<string> {
    const name = nameOf(place);
    if (name === 'commandId' || name === 'screenId') return randomUUID();
    if (['expectedTenantId', 'tenantId', 'memberIds'].includes(name)) return tenantId;
    return this.of(tableOf(place), tenantId);
  }

  /** A row that this tenant alone may see. */
  async of(table: string, tenantId: string): Promise<string> {
    if (table === 'app.library_recall') return addRecall(this.admin, await this.item(tenantId, 'app.library_item'));
    if (itemTables.includes(table)) return this.item(tenantId, table);
    if (table === 'app.recall_message')
      return addRecalled(
        this.admin,
        await this.of('app.reply', tenantId),
        await this.of('app.library_recall', tenantId),
      );
    if (table === 'app.triage_post') return this.addPost((await this.firstPartnership(tenantId))!);
    if (table === 'app.notification') return this.notification(tenantId);
    if (table === 'app.reconnection') return this.reconnection(tenantId);
    if (table === 'app.task') return this.task(tenantId);
    if (table === 'app.outbox') return this.parkedJob(tenantId);
    if (table === 'app.file') return this.file(tenantId);
    if (table === 'app.saved_view') return this.view(tenantId);
    if (table === 'app.attribution_rule') return this.rule(tenantId, (await this.firstPartnership(tenantId))!);
    const found = await this.one(`select id from ${table} where tenant_id = $1 order by id limit 1`, [tenantId]);
    return found ?? this.borrowOnce(table, tenantId);
  }

  // Callers ask at once; a tenant may have one of some things only.
  private borrowOnce(table: string, tenantId: string): Promise<string> {
    const key = `${table} ${tenantId}`;
    const borrowing = this.borrowed.get(key) ?? this.borrow(table, tenantId);
    this.borrowed.set(key, borrowing);
    return borrowing;
  }

  // A copy of a neighbour's row; what it points at is looked up in the tenant itself.
  private async borrow(table: string, tenantId: string): Promise<string> {
    const { rows } = await this.admin.query(`select to_jsonb(t) as row from ${table} t order by id limit 1`);
    if (!rows[0]) throw new Error(`The demo has no row in ${table}: there is nothing to swap with.`);
    const row = { ...rows[0].row, tenant_id: tenantId, id: randomUUID() } as Record<string, unknown>;
    const keys = await this.admin.query(
      `select k.confrelid::regclass::text as parent, a.attname as column from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
        where k.conrelid = $1::regclass and k.contype = 'f' and cardinality(k.conkey) = 2`,
      [table],
    );
    for (const { parent, column } of keys.rows) row[column] = row[column] && (await this.of(parent, tenantId));
    for (const name of ['command_id', 'item_id', 'source_id']) if (name in row) row[name] = randomUUID();
    const { rows: columns } = await this.admin.query(
      `select string_agg(attname, ', ') as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const { names } = columns[0];
    await this.admin.query(
      `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify(row)],
    );
    return row.id as string;
  }

  private firstPartnership(tenantId: string): Promise<string | undefined> {
    return this.one(
      'select partnership_id as id from app.partnership_member where member_id = $1 order by valid_from limit 1',
      [tenantId],
    );
  }

  // Who names a view changes its version and takes its name: each request finds a new one, and no other.
  private async view(tenantId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(
      `with gone as (delete from app.saved_view where tenant_id = $1)
       insert into app.saved_view (tenant_id, id, name, folder, sort, filters, made_by)
       select $1, $2, $2::uuid::text, 'TEAM', 'DUE', '{}', m.id from app.membership m where m.tenant_id = $1 order by m.id limit 1`,
      [tenantId, id],
    );
    return id;
  }

  // Nobody of the demo added a file yet.
  private async file(tenantId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(
      `insert into app.file (tenant_id, id, name, media_type, state, bytes, parts, expires_at, purpose, owner_id)
       select $1, $2, 'brug.png', 'image/png', 'ready', 1, 1, now() + interval '1 day', 'reply', m.id
       from app.membership m where m.tenant_id = $1 order by m.id limit 1`,
      [tenantId, id],
    );
    return id;
  }

  // The demo told nobody anything yet.
  private async notification(tenantId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(
      `insert into app.notification (tenant_id, id, membership_id, kind, subject, params, by_mail, at)
       select $1, $2, m.id, 'CONVERSATION_ASSIGNED', $2::uuid::text, '{"by": "Iemand"}', 'no', now() from app.membership m where m.tenant_id = $1 order by m.id limit 1`,
      [tenantId, id],
    );
    return id;
  }

  // An account that nobody connects again yet.
  private async reconnection(tenantId: string): Promise<string> {
    const begun = await this.one('select id from app.reconnection where tenant_id = $1 limit 1', [tenantId]);
    if (begun) return begun;
    const [id, accountId] = [randomUUID(), await this.of('app.channel_account', tenantId)];
    await this.admin.query(
      `insert into app.reconnection (tenant_id, id, account_id, principal_id, way) values ($1, $2, $3, $2, 'NETWORK') on conflict do nothing`,
      [tenantId, id, accountId],
    );
    return (await this.one('select id from app.reconnection where tenant_id = $1 limit 1', [tenantId]))!;
  }

  private async task(tenantId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(
      `insert into app.task (tenant_id, id, kind, requested_by, state)
       select $1, $2, 'insight.conversations', m.id, 'running' from app.membership m where m.tenant_id = $1 order by m.id limit 1`,
      [tenantId, id],
    );
    return id;
  }

  private async parkedJob(tenantId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(
      `insert into app.outbox (id, tenant_id, topic, ref_id, attempts, lease_until) values ($2, $1, 'mention.deliver', $2, 13, 'infinity')`,
      [tenantId, id],
    );
    return id;
  }

  // A rule that the tenant made, about a name of its own.
  private async rule(tenantId: string, partnershipId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(
      `insert into app.attribution_rule (partnership_id, id, author_tenant_id, name, name_key, made_at) values ($1, $2, $3, $4, $4, now())`,
      [partnershipId, id, tenantId, `naam ${id.slice(0, 8)}`],
    );
    await this.admin.query(
      `insert into app.attribution_ruling (partnership_id, rule_id, author_tenant_id, version, kind, meant_id, by_id, at) values ($1, $2, $3, 1, 'correction', $3, $3, now())`,
      [partnershipId, id, tenantId],
    );
    return id;
  }

  /** A rule of a partnership of which the tenant is the only member. */
  async hiddenRule(tenantId: string): Promise<string> {
    return this.rule(tenantId, await this.partnershipOf(tenantId));
  }

  private async addPost(partnershipId: string): Promise<string> {
    const [id, source] = [randomUUID(), randomUUID()];
    await this.admin.query(
      `insert into app.triage_post (partnership_id, id, envelope_id, network, external_id, revision, text, author_handle, published_at, why_code)
        values ($1, $2, $3, 'mastodon', $3::uuid::text, 1, 'Waar meld ik een losse stoeptegel?', 'iemand', now(), 'NO_PLACE')`,
      [partnershipId, id, source],
    );
    return id;
  }

  // What one tenant published in a partnership that nobody else is in.
  private async item(tenantId: string, table: string): Promise<string> {
    const own = await this.one(`select id from ${table} where author_tenant_id = $1 order by id limit 1`, [tenantId]);
    return own ?? ((await this.one(`select id from ${table} order by id limit 1`, [])) as string);
  }

  /** Something shared, in a partnership of which the tenant is the only member. */
  async hiddenItem(tenantId: string, table: string): Promise<string> {
    if (table === 'app.library_recall')
      return addRecall(this.admin, await this.hiddenItem(tenantId, 'app.library_item'));
    const { rows } = await this.admin.query(`select to_jsonb(t) as row from ${table} t limit 1`);
    const own = { partnership_id: await this.partnershipOf(tenantId), id: randomUUID(), author_tenant_id: tenantId };
    await this.admin.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [
      JSON.stringify({ ...rows[0].row, ...own }),
    ]);
    return own.id;
  }

  /** A post in the triage of a partnership of which the tenant is the only member. */
  async hiddenPost(tenantId: string): Promise<string> {
    return this.addPost(await this.partnershipOf(tenantId));
  }

  private async partnershipOf(tenantId: string): Promise<string> {
    const id = randomUUID();
    await this.admin.query(`insert into app.partnership (partnership_id, name, holder_id) values ($1, 'Elders', $2)`, [
      id,
      tenantId,
    ]);
    return id;
  }

  private async one(sql: string, parameters: unknown[]): Promise<string | undefined> {
    const { rows } = await this.admin.query(sql, parameters);
    return rows[0]?.id as string | undefined;
  }
}
