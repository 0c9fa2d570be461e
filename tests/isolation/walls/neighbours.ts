import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openStack } from '../../setup/stack.js';
import { readTables, type Table } from './columns.js';
import type { Inside } from './scopes.js';
import { fillTables, type Place } from './sample-rows.js';
import { Session } from './session.js';

const WORKER = '00000000-0000-7000-8000-0000000000ff';

export interface Neighbour extends Inside {
  readonly agent: string;
  readonly triager: string;
  readonly analyst: string;
  readonly suspended: string;
}

/** Two neighbours in the database whose walls may be pulled down, each with rows of its own in every table. */
export interface Neighbours {
  readonly session: Session;
  readonly tables: readonly Table[];
  readonly north: Neighbour;
  readonly south: Neighbour;
  /** Works for both. */
  readonly joint: string;
  readonly worker: string;
  close(): Promise<void>;
}

/** Tables that the neighbours themselves are made of, and those that nobody fills. */
const ownTables = [
  'app.tenant',
  'app.principal',
  'app.membership',
  'app.partnership',
  'app.partnership_member',
  'app.room_member',
];
const keyTables = ['app.assertion_key', 'app.context_key', 'app.migration'];

/** Makes the neighbours anew: each run of a suite finds the same two. */
export async function openNeighbours(): Promise<Neighbours> {
  const stack = openStack();
  const client = new pg.Client(stack.walls.admin);
  await client.connect();
  const tables = await readTables(client);
  await client.query('begin');
  await client.query(`set local session_replication_role = replica`);
  for (const { name } of tables) if (!keyTables.includes(name)) await client.query(`delete from ${name}`);
  await client.query('set local session_replication_role = origin');
  await dropChecks(client);
  const [together, northOnly, southOnly] = [randomUUID(), randomUUID(), randomUUID()];
  const [joint, worker] = [randomUUID(), WORKER];
  await client.query(
    `insert into app.principal (id, kind, issuer, subject) values ($1, 'system', null, null), ($2, 'person', 'x', $2::uuid::text)`,
    [worker, joint],
  );
  const north = await addNeighbour(client, 'NO', [together, northOnly], { joint, worker });
  const south = await addNeighbour(client, 'ZU', [together, southOnly], { joint, worker });
  for (const [partnership, holder] of [
    [together, north],
    [northOnly, north],
    [southOnly, south],
  ] as const) {
    await client.query(`insert into app.partnership (partnership_id, name, holder_id) values ($1, 'P', $2)`, [
      partnership,
      holder.tenantId,
    ]);
  }
  for (const neighbour of [north, south]) await join(client, neighbour);
  const places = [north, south].flatMap((neighbour): Place[] =>
    neighbour.partnershipIds.map((id) => ({
      tenantId: neighbour.tenantId,
      partnershipId: id,
      roomId: id,
      principalId: neighbour.agent,
    })),
  );
  await fillTables(client, tables, places, [...ownTables, ...keyTables]);
  await addPublicOrder(client);
  await client.query('commit');
  return {
    session: new Session(client, stack.secrets),
    tables,
    north,
    south,
    joint,
    worker,
    close: () => client.end(),
  };
}

// What a query is about decides who sees it and what hangs on it: a second query of each, for the compartment.
async function addPublicOrder(client: pg.Client): Promise<void> {
  const copy = (table: string, change: string) =>
    `select r.* from ${table} t, jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${change})) r`;
  const hidden = `(select q.id from app.monitoring_query q where q.tenant_id = t.tenant_id and q.domain = 'PUBLIC_ORDER')`;
  const shown = `(select q.id from app.monitoring_query q where q.tenant_id = t.tenant_id and q.domain <> 'PUBLIC_ORDER' limit 1)`;
  await client.query(
    `insert into app.monitoring_query ${copy('app.monitoring_query', `'id', gen_random_uuid(), 'domain', 'PUBLIC_ORDER'`)}`,
  );
  await client.query(`update app.query_tally t set query_id = ${shown}`);
  await client.query(`insert into app.query_tally ${copy('app.query_tally', `'query_id', ${hidden}`)}`);
  await client.query(
    `insert into app.audit_entry ${copy('app.audit_entry', `'id', gen_random_uuid(), 'object_type', 'monitoring_query', 'object_id', ${hidden}`)}`,
  );
  await client.query(
    `insert into app.query_history ${copy('app.query_history', `'id', gen_random_uuid(), 'query_id', ${hidden}`)}`,
  );
}

// Checks say which values make sense, not who sees them. Without them every table can be filled, today's and tomorrow's.
async function dropChecks(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select conrelid::regclass::text as name, conname from pg_constraint where contype = 'c' and connamespace = 'app'::regnamespace and conrelid::regclass::text not like '%\\_key'`,
  );
  for (const row of rows)
    await client.query(`alter table ${row.name} drop constraint ${pg.escapeIdentifier(row.conname)}`);
}

async function addNeighbour(
  client: pg.Client,
  code: string,
  partnershipIds: readonly string[],
  both: { joint: string; worker: string },
): Promise<Neighbour> {
  const [tenantId, agent, triager, suspended, analyst] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await client.query(`insert into app.tenant (id, code, name, kind) values ($1, $2, $2, 'municipality')`, [
    tenantId,
    code,
  ]);
  const members: [string, string, string[]][] = [
    [agent, 'active', ['agent']],
    [triager, 'active', ['triage']],
    [analyst, 'active', ['analyst']],
    [suspended, 'suspended', ['agent']],
    [both.joint, 'active', ['agent']],
    [both.worker, 'active', ['system']],
  ];
  for (const [id, status, roles] of members) {
    await client.query(
      `insert into app.principal (id, kind, issuer, subject) values ($1, 'person', 'x', $1::uuid::text) on conflict do nothing`,
      [id],
    );
    await client.query(
      `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials) values ($1, $2, $3, $4, 'N', 'NN')`,
      [tenantId, id, status, roles],
    );
  }
  return { tenantId, partnershipIds, roomIds: partnershipIds, roles: ['agent'], agent, triager, suspended, analyst };
}

// The same ids serve as partnerships and as rooms: what one neighbour sees of the one, it sees of the other.
async function join(client: pg.Client, { tenantId, partnershipIds }: Neighbour): Promise<void> {
  for (const id of partnershipIds) {
    await client.query(
      `insert into app.partnership_member (member_id, partnership_id, code, name, kind, theme) values ($1, $2, 'C', 'N', 'municipality', 'neutral')`,
      [tenantId, id],
    );
    await client.query(`insert into app.room_member (member_id, room_id, valid_until) values ($1, $2, 'infinity')`, [
      tenantId,
      id,
    ]);
  }
}
