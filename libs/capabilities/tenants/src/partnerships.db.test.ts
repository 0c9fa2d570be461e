import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantsEntities } from './calendar.entity.js';
import { CalendarRepository } from './calendar.repository.js';
import { PartnershipRepository } from './partnership.repository.js';
import { Agreements, Memberships, Partnerships } from './partnerships.js';
import { TenantCalendars } from './tenant-calendars.js';

let tenancy: TestTenancy;
let holder: TestTenant;
let neighbour: TestTenant;
let stranger: TestTenant;
let anne: TestPerson;
let bo: TestPerson;
let cas: TestPerson;
let partnerships: Partnerships;
let memberships: Memberships;
let agreements: Agreements;
let calendars: TenantCalendars;

beforeAll(async () => {
  tenancy = await openTestTenancy(tenantsEntities);
  holder = await tenancy.addTenant('Veiligheidsregio');
  neighbour = await tenancy.addTenant('Buurdorp', { gmCode: 'GM0880', inhabitants: 16_000 });
  stranger = await tenancy.addTenant('Verweg');
  anne = await tenancy.addPerson(holder, ['agent']);
  bo = await tenancy.addPerson(neighbour, ['agent'], { name: 'Bo Fictief', initials: 'BF' });
  cas = await tenancy.addPerson(stranger, ['agent']);
  const partnership = await tenancy.addPartnership('Samen', [holder, neighbour]);
  const repository = new PartnershipRepository(tenancy.door);
  partnerships = new Partnerships(tenancy.door, repository);
  memberships = new Memberships(tenancy.door, repository);
  agreements = new Agreements(tenancy.door, repository);
  calendars = new TenantCalendars(new CalendarRepository(tenancy.door));
  for (const [author, kind, from, until] of [
    [holder.id, 'library', '2020-01-01', '2099-12-31'],
    [holder.id, 'monitoring', '2020-01-01', '2020-12-31'],
    // A member that writes down an agreement for others binds nobody.
    [neighbour.id, 'benchmark_named', '2020-01-01', '2099-12-31'],
  ]) {
    const { rows } = await tenancy.admin.query(
      `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, $3, 'Afspraak', $4, $5) returning id`,
      [partnership, author, kind, from, until],
    );
    await tenancy.admin.query(
      'insert into app.agreement_party (partnership_id, agreement_id, member_id, author_tenant_id) values ($1, $2, $3, $4)',
      [partnership, rows[0].id, neighbour.id, author],
    );
  }
  await tenancy.admin.query(
    `insert into app.opening_block (tenant_id, weekday, from_minute, to_minute) values ($1, 1, 540, 720), ($1, 1, 780, 1020)`,
    [neighbour.id],
  );
  await tenancy.admin.query(`insert into app.closing_day (tenant_id, day) values ($1, '2027-03-26')`, [neighbour.id]);
  await tenancy.admin.query(
    `insert into app.norm (tenant_id, network, first_response_minutes) values ($1, '*', 90), ($1, 'mail', 480)`,
    [neighbour.id],
  );
  await tenancy.admin.query(
    `insert into app.norm (tenant_id, network, urgency, first_response_minutes) values ($1, '*', 'URGENT', 30)`,
    [neighbour.id],
  );
});
afterAll(() => tenancy.close());

test('a member knows its neighbours by name and who holds the licence', async () => {
  const found = await tenancy.as(bo, () => partnerships.get());
  expect(found.members.map((member) => [member.name, member.holder])).toEqual([
    ['Veiligheidsregio', true],
    ['Buurdorp', false],
  ]);
});

test('a tenant outside the partnership sees none of it', async () => {
  expect(await tenancy.as(cas, () => partnerships.find())).toBeUndefined();
  await expect(tenancy.as(cas, () => partnerships.get())).rejects.toMatchObject({
    code: 'TENANTS_PARTNERSHIP_NOT_FOUND',
  });
  const seen = await tenancy.as(cas, () => tenancy.door.query('select 1 from app.agreement'));
  expect(seen).toEqual([]);
});

test('colleagues are the people of the own tenant only', async () => {
  expect((await tenancy.as(bo, () => memberships.colleagues())).map((one) => one.initials)).toEqual(['BF']);
  expect((await tenancy.as(bo, () => memberships.current())).displayName).toBe('Bo Fictief');
});

test('an agreement counts for its parties, in its time, by the hand of the holder', async () => {
  expect(await tenancy.as(bo, () => agreements.hasAgreement('library'))).toBe(true);
  expect(await tenancy.as(anne, () => agreements.hasAgreement('library'))).toBe(false);
  expect(await tenancy.as(bo, () => agreements.hasAgreement('monitoring'))).toBe(false);
  expect(await tenancy.as(bo, () => agreements.hasAgreement('benchmark_named'))).toBe(false);
});

test('no run-time role writes an agreement', async () => {
  const forged = tenancy.as(anne, () =>
    tenancy.door.query(
      `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until)
       select p.partnership_id, $1, 'library', 'Vals', '2020-01-01', '2099-01-01' from app.partnership p`,
      [holder.id],
    ),
  );
  await expect(forged).rejects.toThrow(/permission denied/);
});

test('a calendar is made of the tenant its own rows; without rows it is office hours', async () => {
  const own = await tenancy.as(bo, () => calendars.get());
  expect(own.week).toEqual({
    1: [
      { from: 540, to: 720 },
      { from: 780, to: 1020 },
    ],
  });
  expect(own.exceptions).toEqual({ '2027-03-26': [] });
  expect((await tenancy.as(anne, () => calendars.get())).week[5]).toEqual([{ from: 540, to: 1020 }]);
});

test('the norm of a network goes before the general norm', async () => {
  expect(await tenancy.as(bo, () => calendars.normMinutes('mail'))).toBe(480);
  expect(await tenancy.as(bo, () => calendars.normMinutes('mastodon'))).toBe(90);
  expect(await tenancy.as(anne, () => calendars.normMinutes('mastodon'))).toBe(240);
});

test('a norm of an urgency is its own, and the response rate is nine of ten until a tenant says otherwise', async () => {
  expect(await tenancy.as(bo, () => calendars.normMinutes('mail', 'URGENT'))).toBe(30);
  expect(await tenancy.as(bo, () => calendars.normMinutes('mail', 'HIGH'))).toBe(480);
  expect(await tenancy.as(bo, () => calendars.responseRate())).toBe(0.9);
});
