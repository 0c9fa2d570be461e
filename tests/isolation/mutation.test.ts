import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Plan } from './walls/expectation.js';
import { findViolation } from './walls/inspection.js';
import { catalogueMutants, policyMutants, tableMutants, type Mutant } from './walls/mutants.js';
import { openNeighbours, type Neighbours } from './walls/neighbours.js';
import { keyTables, policyPlan } from './walls/policy-plan.js';
import { TableProbe } from './walls/probe.js';
import { tableLines } from './walls/registers.js';
import { identities, type Identity } from './walls/stances.js';
import { tell } from './walls/tally.js';

const plan = new Plan(policyPlan(), 'open');
const walled = tableLines()
  .map((line) => line.table)
  .filter((name) => !keyTables.includes(name));
let neighbours: Neighbours;
let everybody: Identity[];
const killed = { catalogue: 0, rows: 0, all: 0 };
let tried = 0;

beforeAll(async () => {
  neighbours = await openNeighbours();
  everybody = identities(neighbours);
});

afterAll(async () => {
  tell(
    'mutation',
    tried,
    `${killed.all} of ${tried} mutants killed: ${killed.catalogue} by the catalogue, ${killed.rows} by probing rows`,
  );
  await neighbours?.close();
});

/** Whether probing the rows of the mutant's table goes otherwise than it should for anybody. */
async function seenInRows({ table, sql }: Mutant): Promise<boolean> {
  const { session, tables } = neighbours;
  const probed = tables.find((one) => one.name === table)!;
  for (const { visitor, refused, stance } of everybody) {
    const red = await session.rolledBack(async () => {
      await session.client.query(sql);
      await session.client.query(`grant select, insert, update, delete on ${table} to app, worker, relay, jobs`);
      await session.client.query('set local session_replication_role = replica');
      if (visitor && refused) await session.client.query('savepoint door');
      if (visitor && (await session.enter(visitor)).refusal !== refused) return true;
      if (visitor && refused) await session.client.query('rollback to savepoint door');
      const findings = await new TableProbe(session, plan, probed).run(stance);
      return findings.some(({ expected, found }) => expected !== found);
    });
    if (red) return true;
  }
  return false;
}

async function survivors(mutants: readonly Mutant[]): Promise<string[]> {
  const { session } = neighbours;
  const alive: string[] = [];
  for (const mutant of mutants) {
    const catalogue = await session.rolledBack(async () => {
      await session.client.query(mutant.sql);
      return findViolation(session.client);
    });
    const rows = mutant.seenInRows === true && (await seenInRows(mutant));
    tried += 1;
    if (catalogue) killed.catalogue += 1;
    if (rows) killed.rows += 1;
    if (catalogue || rows) killed.all += 1;
    if (!(catalogue || rows)) alive.push(mutant.name);
    else if (mutant.seenInRows && !rows) alive.push(`${mutant.name}: only the catalogue saw it`);
  }
  return alive;
}

test('nothing is red before a wall is touched', async () => {
  expect(await findViolation(neighbours.session.client)).toBeUndefined();
});

test.each(walled)('no broken wall of %s survives', async (table) => {
  const policies = policyPlan().filter((policy) => policy.table === table);
  const backed = policies.some((policy) => policy.backed);
  expect(await survivors([...policies.flatMap(policyMutants), ...tableMutants(table, backed)])).toEqual([]);
});

test('no other hole in the catalogue survives', async () => {
  expect(await survivors(catalogueMutants)).toEqual([]);
});
