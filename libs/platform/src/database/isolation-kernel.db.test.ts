import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../config/index.js';
import { newId } from '../kernel/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '../testing/index.js';
import { signAssertion } from './assertion.js';

let tenancy: TestTenancy;
let north: TestTenant;
let south: TestTenant;
let agent: TestPerson;
let client: pg.Client;
let appKey: { kid: string; secret: Buffer; lifeSeconds: number };

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
  south = await tenancy.addTenant('Zuid');
  agent = await tenancy.addPerson(north, ['agent']);
  appKey = { kid: 'app', secret: Buffer.from(readSettings('test').TEST_ASSERTION_KEY_APP, 'hex'), lifeSeconds: 30 };
  client = new pg.Client(tenancy.database.urlFor('app'));
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await tenancy.close();
});

const actor = () => ({ tenantId: north.id, principalId: agent.principalId, purpose: 'test' });

/** Runs statements in one transaction of role app, and answers the rows of the last or the refusal. */
async function transaction(steps: (challenge: string) => [string, unknown[]?][]): Promise<unknown> {
  await client.query('begin');
  try {
    const challenge = (await client.query('select app.challenge() as c')).rows[0].c as string;
    let rows: unknown[] = [];
    for (const [sql, parameters] of steps(challenge)) rows = (await client.query(sql, parameters)).rows;
    return rows;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return code === '28000' ? message : code;
  } finally {
    await client.query('rollback');
  }
}

const enter = (assertion: string): [string, unknown[]] => ['select app.enter($1)', [assertion]];
const sign = (fields: (string | number)[]) => {
  const body = fields.join('|');
  return `${body}|${createHmac('sha256', appKey.secret).update(body).digest('hex')}`;
};
const fields = (
  challenge: string,
  changed: Partial<Record<'kid' | 'tenant' | 'user' | 'purpose' | 'expires', string | number>> = {},
) => [
  'v1',
  changed.kid ?? 'app',
  changed.tenant ?? north.id,
  changed.user ?? agent.principalId,
  changed.purpose ?? 'test',
  changed.expires ?? Math.floor(Date.now() / 1000) + 30,
  challenge,
];

const refusals: [string, string, (challenge: string) => [string, unknown[]?][]][] = [
  ['without a context a read is refused', 'context_missing', () => [['select count(*) from app.membership']]],
  [
    'without a context a write is refused',
    '42501',
    () => [[`insert into app.membership (tenant_id) values (app.tenant_id())`]],
  ],
  [
    'an assertion with a wrong signature is refused',
    'assertion_signature',
    (c) => [enter(`${fields(c).join('|')}|${'0'.repeat(64)}`)],
  ],
  [
    'an assertion under an unknown key is refused',
    'assertion_signature',
    (c) => [enter(sign(fields(c, { kid: 'other' })))],
  ],
  [
    'an assertion under the key of the worker is refused to the app',
    'assertion_signature',
    (c) => [enter(sign(fields(c, { kid: 'worker' })))],
  ],
  ['an assertion of too few fields is refused', 'assertion_signature', (c) => [enter(sign(fields(c).slice(1)))]],
  ['an empty assertion is refused', 'assertion_signature', () => [enter('')]],
  ['no assertion at all is refused', 'assertion_signature', () => [['select app.enter(null)']]],
  [
    'an assertion whose tenant is no id is refused',
    'assertion_malformed',
    (c) => [enter(sign(fields(c, { tenant: 'noord' })))],
  ],
  [
    'an assertion whose purpose is no word is refused',
    'assertion_malformed',
    (c) => [enter(sign(fields(c, { purpose: 'A b' })))],
  ],
  ['an assertion for another transaction is refused', 'assertion_replayed', () => [enter(sign(fields('1.1.000000')))]],
  [
    'an assertion that has run out is refused',
    'assertion_expired',
    (c) => [enter(sign(fields(c, { expires: 1_000_000_000 })))],
  ],
  [
    'an assertion that lives too long is refused',
    'assertion_expired',
    (c) => [enter(sign(fields(c, { expires: Math.floor(Date.now() / 1000) + 3600 })))],
  ],
  [
    'an assertion for a tenant without membership is refused',
    'membership_refused',
    (c) => [enter(sign(fields(c, { tenant: south.id })))],
  ],
  [
    'an assertion for an unknown person is refused',
    'membership_refused',
    (c) => [enter(sign(fields(c, { user: newId() })))],
  ],
  ['entering in a savepoint is refused', '25001', (c) => [['savepoint s'], enter(signAssertion(appKey, actor(), c))]],
  [
    'entering twice is refused',
    'context_already_set',
    (c) => [enter(signAssertion(appKey, actor(), c)), enter(signAssertion(appKey, actor(), c))],
  ],
  [
    'entering twice is refused after the settings were reset',
    'context_already_set',
    (c) => [enter(signAssertion(appKey, actor(), c)), ['reset all'], enter(signAssertion(appKey, actor(), c))],
  ],
  [
    'a context with another tenant written into it is refused',
    'context_forged',
    (c) => [
      enter(signAssertion(appKey, actor(), c)),
      [`select set_config('app.context', replace(current_setting('app.context'), $1, $2), true)`, [north.id, south.id]],
      ['select count(*) from app.membership'],
    ],
  ],
  [
    'a context that was made up is refused',
    'context_forged',
    () => [[`set local app.context = 'c1|x|y'`], ['select count(*) from app.membership']],
  ],
  [
    'the keys cannot be read',
    '42501',
    (c) => [enter(signAssertion(appKey, actor(), c)), ['select ikey from app.context_key']],
  ],
  ['the keys of the processes cannot be read', '42501', () => [['select ikey from app.assertion_key']]],
  [
    'a context with a key that is none is refused',
    'context_forged',
    (c) => [
      enter(signAssertion(appKey, actor(), c)),
      [
        `select set_config('app.context', regexp_replace(current_setting('app.context'), '^c1.[^|]+', 'c1|none'), true)`,
      ],
      ['select count(*) from app.membership'],
    ],
  ],
  [
    'a context of another transaction is refused',
    'context_forged',
    (c) => [
      enter(signAssertion(appKey, actor(), c)),
      [`select set_config('app.kept', current_setting('app.context'), false)`],
      ['commit'],
      ['begin'],
      [`select set_config('app.context', current_setting('app.kept'), true)`],
      ['select count(*) from app.membership'],
    ],
  ],
  ['snapshots cannot be numbered by the app', '42501', () => [['select pg_export_snapshot()']]],
  [
    'policies cannot be switched off',
    '42501',
    (c) => [
      enter(signAssertion(appKey, actor(), c)),
      ['set local row_security = off'],
      ['select count(*) from app.membership'],
    ],
  ],
  [
    'the list of memberships needs an assertion for no tenant',
    'assertion_malformed',
    (c) => [['select * from app.memberships($1)', [signAssertion(appKey, actor(), c)]]],
  ],
];

test.each(refusals)('%s', async (_, refusal, steps) => {
  expect(await transaction(steps)).toBe(refusal);
});

test('a rightly signed assertion opens the tenant', async () => {
  const rows = await transaction((c) => [
    enter(signAssertion(appKey, actor(), c)),
    ['select app.tenant_id() as id, app.roles() as roles'],
  ]);
  expect(rows).toEqual([{ id: north.id, roles: ['agent'] }]);
});

test('an own context of an earlier transaction is worth nothing in a later one', async () => {
  const first = (await transaction((c) => [
    enter(signAssertion(appKey, actor(), c)),
    [`select current_setting('app.context') as context`],
  ])) as [{ context: string }];
  const second = await transaction(() => [
    [`select set_config('app.context', $1, true)`, [first[0].context]],
    ['select count(*) from app.membership'],
  ]);
  expect(second).toBe('context_forged');
});

test('a context that is older than its assertion allows is refused', async () => {
  const short = { ...appKey, lifeSeconds: 1 };
  const late = await transaction((c) => [
    enter(signAssertion(short, actor(), c, Date.now() + 500)),
    ['select pg_sleep(1.6)'],
    ['select count(*) from app.membership'],
  ]);
  expect(late).toBe('context_expired');
});

test('a prepared plan reads the tenant of each transaction anew', async () => {
  await client.query('set plan_cache_mode = force_generic_plan');
  const other = await tenancy.addPerson(south, ['agent'], { principalId: agent.principalId });
  const named = { name: 'mine', text: 'select distinct m.tenant_id from app.membership m' };
  for (const tenantId of [north.id, south.id, north.id]) {
    await client.query('begin');
    const challenge = (await client.query('select app.challenge() as c')).rows[0].c;
    await client.query('select app.enter($1)', [
      signAssertion(appKey, { ...actor(), tenantId, principalId: other.principalId }, challenge),
    ]);
    expect((await client.query(named)).rows).toEqual([{ tenant_id: tenantId }]);
    await client.query('commit');
  }
  await client.query('begin');
  await expect(client.query(named)).rejects.toMatchObject({ code: '28000' });
  await client.query('rollback');
  await client.query('reset plan_cache_mode');
});
