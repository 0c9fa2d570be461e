import { Histogram } from '@samenspraak/language/figures';
import { CellRepository, metricsEntities } from '@samenspraak/metrics';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { Agreements, PartnershipRepository, type TenantCalendars } from '@samenspraak/tenants';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ComparisonRepository } from './comparison.repository.js';
import { ComparisonOptions, ComparisonService } from './index.js';

let tenancy: TestTenancy;
const tenants: Record<string, TestTenant> = {};
const people: Record<string, TestPerson> = {};
let service: ComparisonService;

beforeAll(async () => {
  tenancy = await openTestTenancy(metricsEntities);
  for (const name of ['Holder', 'Wormerland', 'Oostzaan', 'Klein', 'Weigert', 'Elders']) {
    tenants[name] = await tenancy.addTenant(name);
    people[name] = await tenancy.addPerson(tenants[name], ['board']);
  }
  const { Holder, Wormerland, Oostzaan, Klein, Weigert, Elders } = tenants as Record<string, TestTenant>;
  const partnership = await tenancy.addPartnership('Samen', [Holder!, Wormerland!, Oostzaan!, Klein!, Weigert!]);
  const other = await tenancy.addPartnership('Anders', [Elders!]);
  await agree(partnership, Holder!, [Wormerland!, Oostzaan!, Klein!]);
  await agree(other, Elders!, [Elders!]);
  await addCell(Wormerland!, '2026-10', 40, 30);
  await addCell(Wormerland!, '2026-11', 50, 45);
  await addCell(Oostzaan!, '2026-11', 15, 12, 'mastodon');
  await addCell(Oostzaan!, '2026-11', 15, 15, 'bluesky');
  await addCell(Klein!, '2026-11', 29, 29);
  await addCell(Weigert!, '2026-11', 400, 399);
  await addCell(Elders!, '2026-11', 400, 398);
  const door = tenancy.door;
  service = new ComparisonService(
    door,
    new ComparisonRepository(door),
    new CellRepository(door),
    new Agreements(door, new PartnershipRepository(door)),
    { normMinutes: async () => 240, responseRate: async () => 0.9 } as unknown as TenantCalendars,
    new ComparisonOptions(true),
    { now: () => new Date('2026-11-26T12:00:00Z') },
  );
});
afterAll(() => tenancy?.close());

async function agree(
  partnership: string,
  holder: TestTenant,
  parties: TestTenant[],
  until = '2040-01-01',
): Promise<void> {
  const id = newId();
  await tenancy.admin.query(
    `insert into app.agreement (partnership_id, id, author_tenant_id, kind, name, valid_from, valid_until)
     values ($1, $2, $3, 'benchmark_named', 'Vergelijken bij naam', '2020-01-01', $4)`,
    [partnership, id, holder.id, until],
  );
  for (const party of parties) {
    await tenancy.admin.query('insert into app.agreement_party values ($1, $2, $3, $4)', [
      partnership,
      id,
      party.id,
      holder.id,
    ]);
  }
}

async function addCell(tenant: TestTenant, month: string, episodes: number, answered: number, network = 'mastodon') {
  const histogram = new Histogram();
  for (let n = 1; n <= answered; n += 1) histogram.add(n * 10);
  const { buckets, counts } = histogram.toRow();
  await tenancy.admin.query(
    `insert into app.cell (tenant_id, month, network, episodes, answered, within_norm, clock_buckets, clock_counts, open_buckets, open_counts)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $6, $7)`,
    [tenant.id, month, network, episodes, answered, buckets, counts],
  );
}

const compare = (name: string, period = '2026-11') => tenancy.as(people[name]!, () => service.compare(period));

test('members that signed stand side by side by name, each with its own norm', async () => {
  const comparison = await compare('Wormerland');
  expect(comparison).toMatchObject({ running: true, demo: true, definitionVersion: 1, normMedianMinutes: 240 });
  expect(comparison.agreement).toMatchObject({ name: 'Vergelijken bij naam', validFrom: '2020-01-01' });
  expect(comparison.rows.map((row) => [row.tenant.name, row.own, row.questions, row.withheld])).toEqual([
    ['Wormerland', true, 50, null],
    ['Klein', false, 0, 'TOO_FEW'],
    ['Oostzaan', false, 30, null],
  ]);
  const oostzaan = comparison.rows[2]!;
  expect(oostzaan.responseRate).toBeCloseTo(0.9);
  // 27 answers: 10 to 120 and 10 to 150 minutes.
  expect(Math.abs(oostzaan.medianClockMinutes! - 70) / 70).toBeLessThan(0.02);
});

test('the period before is our own, and a closed period is not running', async () => {
  const comparison = await compare('Wormerland');
  expect(comparison.previous).toMatchObject({ own: true, questions: 40, answered: 30 });
  const quarter = await compare('Wormerland', '2026-Q4');
  expect(quarter.rows[0]).toMatchObject({ questions: 90 });
  expect(await compare('Wormerland', '2026-10')).toMatchObject({ running: false, previous: null });
});

test('who signed nothing sees itself and nobody sees it', async () => {
  const comparison = await compare('Weigert');
  expect(comparison.agreement).toBeNull();
  expect(comparison.rows).toMatchObject([{ own: true, questions: 400, answered: 399 }]);
  for (const name of ['Wormerland', 'Oostzaan', 'Klein', 'Holder']) {
    const seen = JSON.stringify(await compare(name));
    expect(seen).not.toContain('Weigert');
    expect(seen).not.toContain('399');
    expect(seen).not.toContain('Elders');
  }
});

test('a small member sees its own figures and stays out of sight of the others', async () => {
  expect((await compare('Klein')).rows[0]).toMatchObject({ own: true, questions: 29, withheld: null });
  const rows = await tenancy.as(people.Wormerland!, () =>
    tenancy.door.query('select n.* from app.named_cells($1) n where n.episodes = 29', [['2026-11']]),
  );
  expect(rows).toEqual([]);
});

test('an agreement that ended, or that a member put down itself, shows nobody', async () => {
  const [a, b] = [await tenancy.addTenant('Ander A'), await tenancy.addTenant('Ander B')];
  const board = await tenancy.addPerson(a, ['board']);
  const partnership = await tenancy.addPartnership('Oud', [a, b]);
  await addCell(b, '2026-11', 300, 300);
  await agree(partnership, a, [a, b], '2021-01-01');
  await agree(partnership, b, [a, b]);
  const comparison = await tenancy.as(board, () => service.compare('2026-11'));
  expect(comparison.rows).toHaveLength(1);
  const rows = await tenancy.as(board, () =>
    tenancy.door.query('select n.* from app.named_cells($1) n', [['2026-11']]),
  );
  expect(rows).toEqual([]);
});

test('a reader may not compare, and a month is a month', async () => {
  const reader = await tenancy.addPerson(tenants.Wormerland!, ['reader']);
  await expect(tenancy.as(reader, () => service.compare('2026-11'))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
  await expect(compare('Wormerland', '2026-13')).rejects.toMatchObject({ code: 'BENCHMARK_PERIOD_INVALID' });
});
