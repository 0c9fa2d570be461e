import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStack } from '../setup/stack.js';
import { readGrants } from './walls/catalogue.js';
import { Plan } from './walls/expectation.js';
import { openNeighbours, type Neighbours } from './walls/neighbours.js';
import { keyTables, policyPlan } from './walls/policy-plan.js';
import { TableProbe, type Finding } from './walls/probe.js';
import { reviewed, tableLines } from './walls/registers.js';
import { Session } from './walls/session.js';
import { identities, type Identity } from './walls/stances.js';
import { tell } from './walls/tally.js';

const tables = tableLines().map((line) => line.table);
const processes = 'app, worker, relay, jobs';
let neighbours: Neighbours;
let everybody: Identity[];
let cases = 0;

beforeAll(async () => {
  neighbours = await openNeighbours();
  everybody = identities(neighbours);
});

afterAll(async () => {
  tell('tables', cases);
  await neighbours?.close();
});

/** Lets everybody knock at one table. */
async function knock(name: string, plan: Plan, open: boolean): Promise<Finding[]> {
  const { session } = neighbours;
  const table = neighbours.tables.find((one) => one.name === name)!;
  const findings: Finding[] = [];
  for (const { visitor, refused, stance } of everybody) {
    await session.rolledBack(async () => {
      if (open) await session.client.query(`grant select, insert, update, delete on ${name} to ${processes}`);
      // What a row points at is another wall, probed below.
      await session.client.query('set local session_replication_role = replica');
      if (visitor && refused) await session.client.query('savepoint door');
      if (visitor) expect((await session.enter(visitor)).refusal).toBe(refused);
      if (visitor && refused) await session.client.query('rollback to savepoint door');
      findings.push(...(await new TableProbe(session, plan, table).run(stance)));
    });
  }
  cases += findings.length;
  return findings;
}

const wrong = (findings: Finding[]) =>
  findings
    .filter(({ expected, found }) => expected !== found)
    .map(({ probe, expected, found }) => `${probe}: ${found} instead of ${expected}`);

describe('every identity and every command on', () => {
  test.each(tables)('%s, as granted', async (name) => {
    const plan = new Plan(policyPlan(), reviewed('grants'));
    expect(wrong(await knock(name, plan, false))).toEqual([]);
  });

  test.each(tables.filter((name) => !keyTables.includes(name)))('%s, if everything had been granted', async (name) => {
    const plan = new Plan(policyPlan(), 'open');
    expect(wrong(await knock(name, plan, true))).toEqual([]);
  });
});

test('there is a row to be seen and one not to be seen in each table, or the probes would prove nothing', async () => {
  const { session, north } = neighbours;
  const plan = new Plan(policyPlan(), 'open');
  const weak: string[] = [];
  for (const { table, class: kind } of tableLines()) {
    const expectation = plan.expect(table, { login: 'app', context: { ...north, roles: ['triage', 'analyst'] } }, [
      'select',
    ]);
    if (keyTables.includes(table) || !('rows' in expectation) || (expectation.rows === 'false' && kind !== 'tenant'))
      continue;
    const { rows } = await session.client.query(
      `select count(*) filter (where ${expectation.rows})::int as seen, count(*) filter (where not (${expectation.rows}))::int as hidden from ${table}`,
    );
    if (!(rows[0].seen && rows[0].hidden)) weak.push(`${table}: ${rows[0].seen} seen, ${rows[0].hidden} hidden`);
  }
  expect(weak).toEqual([]);
});

const demo = openStack().urls ? test : test.skip;
demo('in the demo each tenant reads its own rows of every table, and no other', async () => {
  const { database, secrets } = openStack();
  const client = new pg.Client(database.admin);
  await client.connect();
  const session = new Session(client, secrets);
  const plan = new Plan(policyPlan(), reviewed('grants'));
  const { rows: members } = await client.query(`select distinct on (m.tenant_id) m.tenant_id, m.principal_id, m.roles,
      array(select x.partnership_id from app.partnership_member x where x.member_id = m.tenant_id) as partnerships
    from app.membership m join app.principal p on p.id = m.principal_id and p.kind = 'person' where m.status = 'active'`);
  const wrong: string[] = [];
  for (const { tenant_id: tenantId, principal_id: principalId, roles, partnerships } of members) {
    await session.rolledBack(async () => {
      expect((await session.enter({ login: 'app', tenantId, principalId })).refusal).toBeUndefined();
      const context = { tenantId, roles, partnershipIds: partnerships, roomIds: [] };
      for (const table of tables) {
        cases += 1;
        const expectation = plan.expect(table, { login: 'app', context }, ['select']);
        const outcome = await session.as('app', `select count(*)::int as n from ${table}`);
        const rows =
          'rows' in expectation &&
          (await client.query(`select count(*)::int as n from ${table} where ${expectation.rows}`)).rows;
        const expected = rows ? rows[0].n : (expectation as { refusal: string }).refusal;
        const found = outcome.refusal ?? outcome.rows[0]?.n;
        if (found !== expected) wrong.push(`${table} in ${tenantId}: ${found} instead of ${expected}`);
      }
    });
  }
  await client.end();
  expect(members.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test('a row cannot point at a row of the neighbour', async () => {
  const { session, north, south, tables: all } = neighbours;
  const found: string[] = [];
  for (const table of all) {
    for (const key of table.foreignKeys) {
      if (!key.columns.includes('tenant_id') || key.columns.length < 2) continue;
      cases += 1;
      const columns = key.columns.filter((column) => column !== 'tenant_id');
      const values = key.parentColumns.filter((_, index) => key.columns[index] !== 'tenant_id');
      // What both know by the same id, such as what is shared, is no way into the other's rows: one that only the neighbour has is.
      const theirs = (value: string) =>
        `coalesce((select p.${value} from ${key.parent} p where p.tenant_id = $2 and not exists (select from ${key.parent} o where o.tenant_id = $1 and o.${value} = p.${value}) limit 1),
          (select ${value} from ${key.parent} where tenant_id = $2 limit 1))`;
      const outcome = await session.rolledBack(async () => {
        await session.client.query('savepoint s');
        return session.client
          .query(
            `update ${table.name} set (${columns.join(', ')}) = row(${values.map(theirs).join(', ')})
              where tenant_id = $1`,
            [north.tenantId, south.tenantId],
          )
          .then(
            ({ rowCount }) => `${rowCount} rows`,
            (error: { code: string; constraint?: string }) => `${error.code} ${error.constraint}`,
          );
      });
      if (outcome !== `23503 ${key.name}`) found.push(`${table.name} ${key.name}: ${outcome}`);
    }
  }
  expect(found).toEqual([]);
});

test('the reviewed grants are those of the database in which the probes run', async () => {
  expect(await readGrants(neighbours.session.client)).toEqual(reviewed('grants'));
});
