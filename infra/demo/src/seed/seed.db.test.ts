import { Histogram } from '@samenspraak/language/figures';
import { CellRepository, FactRepository, Facts, metricsEntities, NormClock } from '@samenspraak/metrics';
import { FieldCipher } from '@samenspraak/platform/database';
import { openTestTenancy, type TestTenancy } from '@samenspraak/platform/testing';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { councils, participants } from '../content/participants.js';
import { profiles } from '../history/profile.js';
import { FakeNetwork } from './fake-network.js';
import { connectionId, membershipId, tenantId } from './ids.js';
import { seedDemo, type SeedOptions } from './seed-demo.js';
import { SeedRepository } from './seed.repository.js';

const now = new Date('2026-11-26T13:20:31.417Z');
const options: SeedOptions = {
  issuer: 'http://identity.test/realms/samenspraak',
  fieldKey: 'ab'.repeat(32),
  now,
  tell: () => {},
};
let tenancy: TestTenancy;
let database: SeedRepository;
const network = new FakeNetwork();

beforeAll(async () => {
  tenancy = await openTestTenancy(metricsEntities);
  database = await SeedRepository.connect(tenancy.database.adminUrl);
  const before = performance.now();
  const tell = (line: string) => console.log(`${Math.round(performance.now() - before)} ms: ${line}`);
  await seedDemo(database, network, { ...options, tell });
  console.log(`seeded in ${Math.round(performance.now() - before)} ms`);
});
afterAll(async () => {
  await database?.close();
  await tenancy?.close();
});

const rows = <T extends object>(sql: string, parameters: unknown[] = []) => database.query<T>(sql, parameters);
const count = async (sql: string, parameters: unknown[] = []) =>
  Number((await rows<{ n: string }>(`select count(*) as n from ${sql}`, parameters))[0]!.n);

/** A digest of every row of every table, except of those that the database itself keeps. */
async function digest(): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and c.relname not like '%\\_key' order by 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const lines = await rows<{ line: string }>(`select t::text as line from app."${name}" t order by 1`);
    digests[name] = createHash('sha256')
      .update(lines.map(({ line }) => line).join('\n'))
      .digest('hex');
  }
  return digests;
}

it('a second run changes nothing, not even what a person wrote in between', async () => {
  await rows(`update app.template t set title = 'Door een mens veranderd' where t.tenant_id = $1`, [tenantId('WOR')]);
  await rows(
    `update app.conversation c set status = 'closed', due_at = null where c.tenant_id = $1 and c.status = 'open'`,
    [tenantId('LAN')],
  );
  const gone = [...network.posts.keys()][3]!;
  network.posts.delete(gone);
  const [before, posts] = [await digest(), network.posts.size];
  await seedDemo(database, network, { ...options, now: new Date(now.getTime() + 3 * 24 * 3600_000) });
  expect(await digest()).toEqual(before);
  expect(network.posts.size).toBe(posts);
});

it('a seed that was broken off puts the rest on the network', async () => {
  const all = [...network.posts.keys()];
  for (const id of all.slice(-6)) network.posts.delete(id);
  await seedDemo(database, network, options);
  // Two of the six are the posts for triage, which only a fresh demo gets.
  expect([...network.posts.keys()].slice(-4).every((id) => all.includes(id))).toBe(true);
});

it('every participant has members, opening hours, a norm, values and a template', async () => {
  for (const { code } of participants) {
    for (const table of ['membership', 'calendar', 'opening_block', 'norm', 'variable', 'template']) {
      expect(
        await count(`app.${table} t where t.tenant_id = $1`, [tenantId(code)]),
        `${table} of ${code}`,
      ).toBeGreaterThan(0);
    }
  }
  for (const { code } of councils) {
    for (const table of ['conversation', 'message', 'reply', 'fact', 'cell', 'meter', 'monitoring_query', 'adoption']) {
      expect(
        await count(`app.${table} t where t.tenant_id = $1`, [tenantId(code)]),
        `${table} of ${code}`,
      ).toBeGreaterThan(0);
    }
  }
});

it('all that is invented is marked', async () => {
  expect(await count(`app.conversation c where c.author_handle not like '%\\_fictief'`)).toBe(0);
  expect(await count(`app.message m where m.direction = 'inbound' and m.author_handle not like '%\\_fictief'`)).toBe(0);
  expect(await count(`app.note n where n.text not like 'Demo: %'`)).toBe(0);
  expect(await count(`app.library_item i where i.note not like 'Demo: %'`)).toBe(0);
  expect(await count(`app.monitoring_query q where q.purpose not like 'Demo: %'`)).toBe(0);
  expect(await count(`app.adoption a where a.reason not like 'Demo: %'`)).toBe(0);
  expect(await count(`app.agreement a where a.name not like '%(demo)'`)).toBe(0);
  expect(await count(`app.licence l where l.name not like '%(demo)'`)).toBe(0);
  expect(await count(`app.variable v where v.name like 'link.%' and v.value not like '%.example/%'`)).toBe(0);
});

it('what a council shares says how many use it, from five on', async () => {
  expect(await count('app.contribution c where c.adopters >= 5')).toBeGreaterThan(0);
  expect(
    await count(`app.library_item i where not exists (select from app.contribution c
      where c.tenant_id = i.author_tenant_id and c.item_id = i.id and coalesce(c.adopters, 0) =
        (select case when count(*) < 5 then 0 else count(*) end from app.adoption_route r where r.item_id = i.id))`),
  ).toBe(0);
});

it('the figures are what the metrics capability rebuilds from the facts', async () => {
  const cells = new CellRepository(tenancy.workerDoor);
  for (const { code, name, calendar, normMinutes } of profiles.map((one) => ({ ...one, name: one.code }))) {
    const tenant = { id: tenantId(code), code, name };
    const clock = new NormClock({ get: async () => calendar, normMinutes: async () => normMinutes });
    const facts = new Facts(new FactRepository(tenancy.workerDoor), cells, clock);
    for (const month of ['2026-10', '2026-11']) {
      const seeded = await tenancy.asWorker(tenant, () => cells.list([month]));
      expect(seeded.length).toBeGreaterThan(0);
      await tenancy.asWorker(tenant, () => facts.rebuildCells(month));
      expect(await tenancy.asWorker(tenant, () => cells.list([month]))).toEqual(seeded);
    }
  }
});

it('the figures are believable and differ per council', async () => {
  const seen = await rows<{
    code: string;
    month: string;
    episodes: number;
    answered: number;
    within_norm: number;
    clock_buckets: number[];
    clock_counts: number[];
  }>(`select t.code, c.* from app.cell c join app.tenant t on t.id = c.tenant_id order by c.month, t.code`);
  const rates = new Set<string>();
  for (const cell of seen) {
    const rate = (100 * cell.answered) / cell.episodes;
    const median = Histogram.from({ buckets: cell.clock_buckets, counts: cell.clock_counts }).quantile(0.5)!;
    console.log(cell.month, cell.code, cell.episodes, rate.toFixed(1), Math.round(median), cell.within_norm);
    expect(cell.episodes).toBeGreaterThan(20);
    expect(rate).toBeGreaterThanOrEqual(84);
    expect(rate).toBeLessThanOrEqual(96);
    expect(median).toBeGreaterThanOrEqual(25);
    expect(median).toBeLessThanOrEqual(80);
    if (cell.month === '2026-10') rates.add(rate.toFixed(1));
  }
  expect(rates.size).toBe(councils.length);
});

it('each citizen who can be answered has a post on the network with the same id and text', async () => {
  const open = await rows<{ external_id: string; text: string }>(
    `select m.external_id, m.text from app.message m join app.conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
     where c.status <> 'closed' and m.direction = 'inbound' and m.tenant_id <> $1`,
    [tenantId('LAN')],
  );
  expect(open.length).toBeGreaterThan(50);
  const missing = open.filter(({ external_id, text }) => network.posts.get(external_id)?.text !== text);
  expect(missing.length).toBeLessThanOrEqual(1);
});

it('a credential opens for its own connection only', async () => {
  const [row] = await rows<{ credential: Buffer }>('select c.credential from app.connection c where c.id = $1', [
    connectionId('WOR'),
  ]);
  const cipher = new FieldCipher(Buffer.from(options.fieldKey, 'hex'), 'fields');
  expect(JSON.parse(cipher.open(row!.credential, `connection:${connectionId('WOR')}`))).toEqual({
    accessToken: 'token of wormerland',
  });
  expect(() => cipher.open(row!.credential, `connection:${connectionId('OOS')}`)).toThrow();
});

it('the seed follows a network that moved, and an issuer that moved, and nothing else', async () => {
  const moved = new FakeNetwork('http://elsewhere.test');
  const before = await digest();
  await seedDemo(database, moved, { ...options, issuer: 'http://moved.test/realms/samenspraak' });
  const after = await digest();
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed.sort()).toEqual(['channel_account', 'connection', 'principal']);
});

it('an agent of two councils is a member of both and of no other', async () => {
  const found = await rows<{ id: string }>(
    `select m.id from app.membership m where m.principal_id = '00000000-0000-7000-8000-000000000001' order by 1`,
  );
  expect(found.map(({ id }) => id)).toEqual([membershipId('WOR', 'rianne'), membershipId('OOS', 'rianne')].sort());
});
