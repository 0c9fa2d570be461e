import { AuditTrail } from '@samenspraak/platform/audit';
import type { DomainError } from '@samenspraak/platform/kernel';
import { Outbox } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantsEntities } from '../calendar.entity.js';
import { CalendarRepository } from '../calendar.repository.js';
import { TenantCalendars } from '../tenant-calendars.js';
import type { NormSettings } from './norm-settings.js';
import { NormSettingsRepository } from './norm-settings.repository.js';
import { NORM_TOPIC, NormSettingsService } from './norm-settings.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let admin: TestPerson;
let neighbour: TestPerson;
let agent: TestPerson;
let settings: NormSettingsService;

beforeAll(async () => {
  tenancy = await openTestTenancy(tenantsEntities);
  ours = await tenancy.addTenant('Oostdorp');
  theirs = await tenancy.addTenant('Westdorp');
  admin = await tenancy.addPerson(ours, ['tenant_admin']);
  neighbour = await tenancy.addPerson(theirs, ['tenant_admin']);
  agent = await tenancy.addPerson(ours, ['agent', 'coordinator']);
  const { door } = tenancy;
  settings = new NormSettingsService(
    door,
    new CalendarRepository(door),
    new NormSettingsRepository(door),
    new AuditTrail(door),
    new Outbox(door),
    { now: () => new Date('2027-03-20T12:00:00Z') },
  );
});
afterAll(() => tenancy?.close());

const lunch: NormSettings = {
  blocks: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, fromMinute: 540, toMinute: 720 },
    { weekday, fromMinute: 780, toMinute: 1020 },
  ]),
  goodFriday: true,
  liberationDay: 'yearly',
  openHolidays: ['whit_monday'],
  closingDays: [{ day: '2027-06-14', reason: 'Kermis' }],
  norms: [
    { network: '*', urgency: 'NORMAL', minutes: 240 },
    { network: '*', urgency: 'URGENT', minutes: 60 },
    { network: 'mastodon', urgency: 'NORMAL', minutes: 120 },
  ],
  responseRate: 95,
};
const save = (version: number, change: Partial<NormSettings> = {}, who = admin, expectedTenantId = ours.id) =>
  tenancy.as(who, () => settings.save({ expectedTenantId, version, settings: { ...lunch, ...change } }));
const codeOf = (saving: Promise<unknown>) => saving.then(String, (error: DomainError) => error.code);

test('who chose nothing has office hours, no version, and nine of ten', async () => {
  const found = await tenancy.as(neighbour, () => settings.get());
  expect(found).toMatchObject({ version: 0, responseRate: 90, norms: [], closingDays: [], applied: null });
  expect(found.blocks).toContainEqual({ weekday: 5, fromMinute: 540, toMinute: 1020 });
});

test('what was saved is what everybody counts by, in the own tenant only', async () => {
  const saved = await save(0);
  expect(saved).toMatchObject({ ...lunch, version: 1, norms: expect.arrayContaining([...lunch.norms]) });
  const calendars = new TenantCalendars(new CalendarRepository(tenancy.door));
  const ownWeek = (await tenancy.as(agent, () => calendars.get())).week;
  expect(ownWeek[3]).toEqual([
    { from: 540, to: 720 },
    { from: 780, to: 1020 },
  ]);
  expect(await tenancy.as(agent, () => calendars.normMinutes('mastodon', 'URGENT'))).toBe(60);
  expect(await tenancy.as(neighbour, () => calendars.normMinutes('mastodon', 'URGENT'))).toBe(240);
  expect((await tenancy.as(neighbour, () => settings.get())).version).toBe(0);
});

test('saving rings for the open deadlines, now and once more for what was coming in, and stands in the trail', async () => {
  const { rows: bells } = await tenancy.admin.query(
    "select o.due_at > now() + interval '30 seconds' as later from app.outbox o where o.topic = $1 and o.tenant_id = $2 order by 1",
    [NORM_TOPIC, ours.id],
  );
  expect(bells).toHaveLength(2);
  const { rows: trail } = await tenancy.admin.query(
    `select a.details from app.audit_entry a where a.tenant_id = $1 and a.action = 'norm.save'`,
    [ours.id],
  );
  expect(trail).toEqual([{ details: { blocks: 10, closingDays: 1, norms: 3, responseRate: 95 } }]);
});

test('of two who save the same version one is told, and nothing of its is kept', async () => {
  const saved = await Promise.allSettled([
    save(1, { responseRate: 80, closingDays: [] }),
    save(1, { responseRate: 70, closingDays: [] }),
  ]);
  expect(saved.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await codeOf(save(1))).toBe('TENANTS_SETTINGS_CHANGED');
  expect(await codeOf(save(0))).toBe('TENANTS_SETTINGS_CHANGED');
  const now = await tenancy.as(agent, () => settings.get());
  expect(now.version).toBe(2);
  expect(now.closingDays).toEqual([]);
});

test('only the own admin saves, and only where the screen stood', async () => {
  expect(await codeOf(save(2, {}, agent))).toBe('PERMISSION_DENIED');
  expect(await codeOf(save(2, {}, admin, theirs.id))).toBe('TENANT_MISMATCH');
  expect(await codeOf(tenancy.as(agent, () => settings.preview(lunch, '*', new Date())))).toBe('PERMISSION_DENIED');
});

const block = (weekday: number, fromMinute: number, toMinute: number) => ({ weekday, fromMinute, toMinute });
test.each([
  ['a week without hours', { blocks: [] }, 'TENANTS_NEVER_OPEN'],
  ['hours that run backwards', { blocks: [block(1, 600, 600)] }, 'TENANTS_HOURS_INVALID'],
  ['hours that overlap', { blocks: [block(1, 600, 700), block(1, 650, 800)] }, 'TENANTS_HOURS_INVALID'],
  ['hours past midnight', { blocks: [block(1, 600, 1441)] }, 'TENANTS_HOURS_INVALID'],
  ['an eighth day', { blocks: [block(8, 600, 700)] }, 'TENANTS_HOURS_INVALID'],
  ['a day that is none', { closingDays: [{ day: '2027-02-29', reason: '' }] }, 'TENANTS_CLOSING_DAY_INVALID'],
  [
    'a day twice',
    { closingDays: ['a', 'b'].map((reason) => ({ day: '2027-03-01', reason })) },
    'TENANTS_CLOSING_DAY_INVALID',
  ],
  ['no time at all', { norms: [{ network: '*', urgency: 'NORMAL', minutes: 0 }] }, 'TENANTS_NORM_INVALID'],
  ['a network with a space', { norms: [{ network: 'x y', urgency: 'NORMAL', minutes: 5 }] }, 'TENANTS_NORM_INVALID'],
  ['urgent that may wait', { norms: [{ network: '*', urgency: 'URGENT', minutes: 999 }] }, 'TENANTS_NORM_SLOWER'],
  ['more than all questions', { responseRate: 101 }, 'TENANTS_RATE_INVALID'],
] as const)('%s is refused, and nothing is saved', async (_, change, code) => {
  expect(await codeOf(save(2, change as Partial<NormSettings>))).toBe(code);
  expect((await tenancy.as(admin, () => settings.get())).version).toBe(2);
});

test('what nobody saved yet can be tried: Friday at four is Tuesday at ten over Easter', async () => {
  const office = { ...lunch, blocks: [1, 2, 3, 4, 5].map((weekday) => block(weekday, 540, 1020)), goodFriday: false };
  const at = new Date('2027-03-26T15:00:00Z');
  const found = await tenancy.as(admin, () => settings.preview(office, 'mastodon', at));
  expect(found.NORMAL).toEqual({ minutes: 120, dueAt: new Date('2027-03-30T08:00:00Z') });
  expect(found.URGENT).toEqual({ minutes: 60, dueAt: new Date('2027-03-26T16:00:00Z') });
  expect(settings.comingHolidays().slice(0, 2)).toEqual([
    { holiday: 'good_friday', date: '2027-03-26' },
    { holiday: 'easter', date: '2027-03-28' },
  ]);
});

test('a screen is told when it is open around now, so that it need not count days itself', async () => {
  const openings = await tenancy.as(neighbour, () => settings.openings());
  const at = (time: string) => new Date(`2027-${time}:00Z`);
  expect(openings[0]).toEqual({ from: at('03-08T08:00'), to: at('03-08T16:00') });
  const around = openings.filter(({ from }) => from > at('03-25T12:00') && from < at('03-31T12:00'));
  expect(around).toEqual([
    { from: at('03-26T08:00'), to: at('03-26T16:00') },
    { from: at('03-30T07:00'), to: at('03-30T15:00') },
    { from: at('03-31T07:00'), to: at('03-31T15:00') },
  ]);
});
