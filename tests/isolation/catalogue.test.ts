import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStack } from '../setup/stack.js';
import { readGrants, readPolicies, type Grants } from './walls/catalogue.js';
import { compareRegisters, plannedPolicies } from './walls/inspection.js';
import { schemaLaw } from './walls/law.js';
import { policyPlan } from './walls/policy-plan.js';
import { reviewed, tableLines } from './walls/registers.js';
import { rightsLaw } from './walls/rights.js';
import { tell } from './walls/tally.js';

let client: pg.Client;

beforeAll(async () => {
  const { database, urls, walls } = openStack();
  client = new pg.Client(urls ? database.admin : walls.admin);
  await client.connect();
});

afterAll(async () => {
  const lines = tableLines().length;
  tell('catalogue', schemaLaw.length + rightsLaw.length + policyPlan().length + 2 * lines);
  await client.end();
});

describe('the schema law', () => {
  test.each([...schemaLaw])('$name', async ({ sql }) => {
    expect((await client.query(sql)).rows.map((row) => row.x)).toEqual([]);
  });
});

describe('rights', () => {
  test.each([...rightsLaw])('$name', async ({ sql }) => {
    expect((await client.query(sql)).rows.map((row) => row.x)).toEqual([]);
  });

  test('each table is granted to each role as it was reviewed', async () => {
    const grants = await readGrants(client);
    expect(grants).toEqual(reviewed<Grants>('grants', grants));
  });
});

test('each table stands in exactly one register, with the class and key that it has', async () => {
  const { registered, found } = await compareRegisters(client);
  expect(registered).toEqual(found);
});

test('each policy is one that app.protect makes for the class, or is on the list with its reason', async () => {
  expect(await readPolicies(client)).toEqual(plannedPolicies());
});
