import { systemClock } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { licensingEntities } from './licence.entity.js';
import { LicenceRepository } from './licence.repository.js';
import { dutchDay, LicenceService } from './licence.service.js';
import { MentionMeter } from './mention-meter.repository.js';

let tenancy: TestTenancy;
let holder: TestTenant;
let wormerland: TestTenant;
let oostzaan: TestTenant;
let mehmet: TestPerson;
let boss: TestPerson;
let sanne: TestPerson;
let stranger: TestPerson;
let licences: LicenceService;
const month = dutchDay(new Date()).slice(0, 7);

beforeAll(async () => {
  tenancy = await openTestTenancy(licensingEntities);
  holder = await tenancy.addTenant('Veiligheidsregio', { code: 'VRZ' });
  wormerland = await tenancy.addTenant('Wormerland', { code: 'WOR', inhabitants: 16_000 });
  oostzaan = await tenancy.addTenant('Oostzaan', { code: 'OOS', inhabitants: 9_000 });
  const outside = await tenancy.addTenant('Verweg', { code: 'VER' });
  mehmet = await tenancy.addPerson(holder, ['licence_holder']);
  boss = await tenancy.addPerson(holder, ['board']);
  // The role alone opens nothing outside the tenant that holds the licence.
  sanne = await tenancy.addPerson(wormerland, ['coordinator', 'licence_holder']);
  stranger = await tenancy.addPerson(outside, ['licence_holder']);
  const partnership = await tenancy.addPartnership('Samen', [holder, wormerland, oostzaan]);
  const { rows } = await tenancy.admin.query(
    `insert into app.licence (partnership_id, author_tenant_id, name, monthly_mentions, valid_from, valid_until, yearly_price_cents, split_equal, split_inhabitants)
     values ($1, $2, 'Monitoring', 10000, '2020-01-01', '2099-12-31', 1200000, 50, 50) returning id`,
    [partnership, holder.id],
  );
  for (const [member, mentions] of [
    [wormerland, 6_400],
    [oostzaan, 3_600],
  ] as const) {
    await tenancy.admin.query(
      'insert into app.licence_share (partnership_id, licence_id, member_id, author_tenant_id, mentions) values ($1, $2, $3, $4, $5)',
      [partnership, rows[0].id, member.id, holder.id, mentions],
    );
  }
  const partnerships = new Partnerships(tenancy.door, new PartnershipRepository(tenancy.door));
  licences = new LicenceService(tenancy.door, new LicenceRepository(tenancy.door), partnerships, systemClock);
  const meter = new MentionMeter(tenancy.workerDoor);
  await tenancy.asWorker(wormerland, () => meter.count(['a', 'b', 'b', 'c'], month));
  await tenancy.asWorker(oostzaan, () => meter.count(['a'], month));
});
afterAll(() => tenancy.close());

const uses = async (person: TestPerson) =>
  Object.fromEntries(
    (await tenancy.as(person, () => licences.get())).shares.map((share) => [share.tenant.code, share.used]),
  );

test('the licence holder sees what each member uses and pays, to the cent', async () => {
  const licence = await tenancy.as(mehmet, () => licences.get());
  expect(
    licence.shares.map((share) => [share.tenant.code, share.mentions, share.used, share.percent, share.costCents]),
  ).toEqual([
    ['OOS', 3_600, 1, 43, 516_000],
    ['WOR', 6_400, 3, 57, 684_000],
  ]);
  expect(licence.mine).toBeNull();
});

test('a member sees its own use and of its neighbour the share only, whatever its roles', async () => {
  expect(await uses(sanne)).toEqual({ OOS: null, WOR: 3 });
  expect((await tenancy.as(sanne, () => licences.get())).mine?.used).toBe(3);
});

test('in the holding tenant only the licence holder sees the use of the members', async () => {
  expect(await uses(boss)).toEqual({ OOS: null, WOR: null });
});

test('a tenant outside the partnership finds no licence and no use', async () => {
  await expect(tenancy.as(stranger, () => licences.get())).rejects.toMatchObject({
    code: 'LICENSING_LICENCE_NOT_FOUND',
  });
  const { rows } = await tenancy.admin.query('select id from app.licence');
  const seen = await tenancy.as(stranger, () =>
    tenancy.door.query('select * from app.licence_usage($1, $2)', [rows[0].id, month]),
  );
  expect(seen).toEqual([]);
});

test('a mention counts once, also when ten deliveries count it at once', async () => {
  const meter = new MentionMeter(tenancy.workerDoor);
  const counts = await Promise.all(
    Array.from({ length: 10 }, () => tenancy.asWorker(holder, () => meter.count(['zelfde'], month))),
  );
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1);
  const { rows } = await tenancy.admin.query('select mentions from app.meter where tenant_id = $1', [holder.id]);
  expect(rows).toEqual([{ mentions: 1 }]);
});
