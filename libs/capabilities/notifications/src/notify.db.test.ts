import { newId, WORKER_PRINCIPAL } from '@samenspraak/platform/kernel';
import { MailPost, type Mail } from '@samenspraak/platform/mail';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ChoicesService, MailSwitch } from './choices.service.js';
import { NotificationHousekeeping } from './housekeeping.js';
import { NotificationLetters } from './notification-letters.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationsService } from './notifications.service.js';
import { openNotify } from './open-notify.js';
import { DIGEST_TOPIC, ONE_TOPIC } from './notify.js';
import { RecipientRepository } from './recipient.repository.js';

let tenancy: TestTenancy;
let north: TestTenant;
let south: TestTenant;
let rianne: TestPerson;
let sanne: TestPerson;
let memberOf: Map<string, string>;
let now: Date;
const clock = { now: () => now };

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
  south = await tenancy.addTenant('Zuid');
  rianne = await tenancy.addPerson(north, ['agent'], { name: 'Rianne Fictief' });
  sanne = await tenancy.addPerson(north, ['agent', 'coordinator'], { name: 'Sanne Fictief' });
  await tenancy.addPerson(south, ['agent'], { principalId: rianne.principalId });
  const { rows } = await tenancy.admin.query('select id, tenant_id, principal_id from app.membership');
  memberOf = new Map(rows.map((row) => [`${row.tenant_id}:${row.principal_id}`, row.id]));
  for (const row of rows.filter((one) => one.principal_id !== WORKER_PRINCIPAL)) {
    await tenancy.admin.query('insert into app.mail_address (tenant_id, membership_id, address) values ($1, $2, $3)', [
      row.tenant_id,
      row.id,
      'iemand@gemeente.test',
    ]);
  }
});
beforeEach(async () => {
  now = new Date('2026-11-26T11:00:00Z');
  for (const table of ['notification', 'notification_choice', 'notification_setting', 'mail', 'outbox']) {
    await tenancy.admin.query(`delete from app.${table}`);
  }
  await tenancy.admin.query(`update app.membership set status = 'active', roles = '{agent}' where principal_id = $1`, [
    rianne.principalId,
  ]);
});
afterAll(() => tenancy.close());

const member = (person: TestPerson) => memberOf.get(`${person.tenantId}:${person.principalId}`)!;
const inbox = () =>
  new NotificationsService(tenancy.door, new NotificationRepository(tenancy.door), new Announcer(tenancy.door), clock);
const choices = () =>
  new ChoicesService(
    tenancy.door,
    new RecipientRepository(tenancy.door),
    new MailPost(tenancy.door, new Outbox(tenancy.door)),
    new MailSwitch(true),
  );
const letters = () =>
  new NotificationLetters(
    new NotificationRepository(tenancy.workerDoor),
    new RecipientRepository(tenancy.workerDoor),
    'https://webcare.test',
    clock,
  );
const assign = (conversationId = newId(), to = rianne) =>
  tenancy.as(sanne, () =>
    openNotify(tenancy.door, clock).tell({
      kind: 'CONVERSATION_ASSIGNED',
      to: { membershipId: member(to) },
      params: { by: 'Sanne Fictief' },
      subject: conversationId,
      subjectId: conversationId,
    }),
  );
const seenBy = (person: TestPerson, first = 20, after?: string) =>
  tenancy.as(person, () => inbox().list({ first, after }));
const unread = (person: TestPerson) => tenancy.as(person, () => inbox().countUnread());
const choose = (kind: 'CONVERSATION_ASSIGNED' | 'TRIAGE_WAITING', choice: 'NONE' | 'PRODUCT' | 'MAIL' | 'DIGEST') =>
  tenancy.as(rianne, () => choices().choose({ kind, choice, expectedTenantId: north.id }));
const mails = async () => (await tenancy.admin.query('select * from app.mail order by made_at')).rows;
const write = (row: Record<string, unknown>) =>
  tenancy.asWorker(north, () =>
    letters().write({ ...row, membershipId: row.membership_id, refId: row.ref_id } as unknown as Mail),
  );

test('a colleague tells somebody something, and nobody else', async () => {
  const id = newId();
  await assign(id);
  expect((await seenBy(rianne)).items).toMatchObject([
    { kind: 'CONVERSATION_ASSIGNED', params: { by: 'Sanne Fictief' }, subjectId: id, readAt: null },
  ]);
  expect((await seenBy(sanne)).items).toEqual([]);
  expect(await unread(rianne)).toBe(1);
});

test('who does something to itself is told nothing', async () => {
  await assign(newId(), sanne);
  expect(await unread(sanne)).toBe(0);
});

test('what is rolled back was never told', async () => {
  await expect(
    tenancy.as(sanne, async () => {
      await openNotify(tenancy.door, clock).tell({
        kind: 'CONVERSATION_ASSIGNED',
        to: { membershipId: member(rianne) },
        params: { by: 'Sanne Fictief' },
        subject: 'x',
      });
      throw new Error('no');
    }),
  ).rejects.toThrow();
  expect(await unread(rianne)).toBe(0);
});

test('the same subject again is one notice that counts on, and starts anew once it was read', async () => {
  const id = newId();
  await assign(id);
  await assign(id);
  expect((await seenBy(rianne)).items).toMatchObject([{ amount: 2 }]);
  const [notice] = (await seenBy(rianne)).items;
  await tenancy.as(rianne, () => inbox().read({ notificationId: notice!.id, expectedTenantId: north.id }));
  await assign(id);
  expect((await seenBy(rianne)).items).toMatchObject([{ id: notice!.id, amount: 1, readAt: null }]);
});

test('a list goes on page by page, newest first, without a gap or a double', async () => {
  for (let n = 0; n < 25; n += 1) {
    now = new Date(now.getTime() + (n % 3) * 1_000);
    await assign();
  }
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await seenBy(rianne, 10, after);
    ids.push(...page.items.map((item) => item.id));
    after = page.hasMore ? page.endCursor! : undefined;
  } while (after);
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);
  await expect(seenBy(rianne, 10, 'b25zaW4')).rejects.toMatchObject({ code: 'NOTIFICATIONS_CURSOR_INVALID' });
});

test('the bell counts to a hundred and no further', async () => {
  await tenancy.admin.query(
    `insert into app.notification (tenant_id, membership_id, kind, subject, params, by_mail, at)
     select $1, $2, 'CONVERSATION_ASSIGNED', n::text, '{"by":"x"}', 'no', now() from generate_series(1, 130) n`,
    [north.id, member(rianne)],
  );
  expect(await unread(rianne)).toBe(100);
});

test('reading all reads what was seen, not what came meanwhile', async () => {
  await assign();
  const until = now;
  now = new Date(now.getTime() + 1_000);
  await assign();
  const left = await tenancy.as(rianne, () => inbox().readAll({ until, expectedTenantId: north.id }));
  expect(left).toBe(1);
});

test("nobody reads a colleague's notice or one of another tenant", async () => {
  await assign();
  const [notice] = (await seenBy(rianne)).items;
  const elsewhere = { ...rianne, tenantId: south.id };
  const read = (person: TestPerson, id = notice!.id) =>
    tenancy.as(person, () => inbox().read({ notificationId: id, expectedTenantId: person.tenantId }));
  for (const attempt of [
    () => read(sanne),
    () => read(elsewhere),
    () => read(rianne, 'x'),
    () => read(rianne, newId()),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOTIFICATIONS_NOT_FOUND' });
  }
  expect((await seenBy(elsewhere)).items).toEqual([]);
  expect(await unread(rianne)).toBe(1);
});

test('what somebody may no longer see is gone from the list, the bell and the mail', async () => {
  await choose('CONVERSATION_ASSIGNED', 'MAIL');
  await assign();
  const [mail] = await mails();
  await tenancy.admin.query(`update app.membership set roles = '{board}' where id = $1`, [member(rianne)]);
  expect((await seenBy(rianne)).items).toEqual([]);
  expect(await unread(rianne)).toBe(0);
  expect(await write(mail)).toBe('stop');
  await tenancy.admin.query(`update app.membership set roles = '{agent}', status = 'ended' where id = $1`, [
    member(rianne),
  ]);
  await expect(seenBy(rianne)).rejects.toMatchObject({ code: 'TENANT_REFUSED' });
  expect(await write(mail)).toBe('stop');
});

test('only who may see a kind is told of it', async () => {
  const tell = () =>
    tenancy.asWorker(north, () =>
      openNotify(tenancy.workerDoor, clock).tell({
        kind: 'TRIAGE_WAITING',
        to: { roles: ['triage', 'agent'] },
        params: {},
        subject: 'triage',
      }),
    );
  await tell();
  expect(await unread(rianne)).toBe(0);
  await tenancy.admin.query(`update app.membership set roles = '{triage}' where id = $1`, [member(rianne)]);
  await tell();
  expect(await unread(rianne)).toBe(1);
});

test('each chooses how to be told: not at all, in the product, by mail at once, or in a digest', async () => {
  const outcome = async (choice: 'NONE' | 'PRODUCT' | 'MAIL' | 'DIGEST') => {
    await tenancy.admin.query('delete from app.notification; delete from app.mail');
    await choose('CONVERSATION_ASSIGNED', choice);
    await assign();
    return [await unread(rianne), (await mails()).map((mail) => mail.topic)];
  };
  expect(await outcome('NONE')).toEqual([0, []]);
  expect(await outcome('PRODUCT')).toEqual([1, []]);
  expect(await outcome('MAIL')).toEqual([1, [ONE_TOPIC]]);
  expect(await outcome('DIGEST')).toEqual([1, [DIGEST_TOPIC]]);
});

test('a mail says what happened and where, and nothing of a citizen', async () => {
  await choose('CONVERSATION_ASSIGNED', 'MAIL');
  const id = newId();
  await assign(id);
  const [mail] = await mails();
  expect(await write(mail)).toMatchObject({
    subject: 'Noord: Sanne Fictief wees een gesprek aan je toe.',
    parts: [
      { kind: 'text', text: 'Sanne Fictief wees een gesprek aan je toe.' },
      { kind: 'link', url: `https://webcare.test/werkvoorraad/${id}` },
    ],
    unsubscribeUrl: 'https://webcare.test/meldingen/instellingen',
  });
});

test('who read it meanwhile, or wants no such mail any more, gets none', async () => {
  await choose('CONVERSATION_ASSIGNED', 'MAIL');
  await assign();
  const [mail] = await mails();
  await choose('CONVERSATION_ASSIGNED', 'PRODUCT');
  expect(await write(mail)).toBe('stop');
  await choose('CONVERSATION_ASSIGNED', 'MAIL');
  await tenancy.as(rianne, () => inbox().readAll({ until: now, expectedTenantId: north.id }));
  expect(await write(mail)).toBe('stop');
});

test('in the quiet hours a mail waits for the morning, also when they were chosen after it was queued', async () => {
  await choose('CONVERSATION_ASSIGNED', 'MAIL');
  await tenancy.as(rianne, () =>
    choices().save({
      expectedTenantId: north.id,
      language: 'en',
      digestMinute: 9 * 60,
      quietFrom: 11 * 60,
      quietUntil: 13 * 60,
    }),
  );
  await assign();
  const [mail] = await mails();
  expect(mail.due_at).toEqual(new Date('2026-11-26T12:00:00Z'));
  expect(await write(mail)).toEqual({ notBefore: new Date('2026-11-26T12:00:00Z') });
  now = new Date('2026-11-26T12:00:00Z');
  expect(await write(mail)).toMatchObject({
    language: 'en',
    subject: 'Noord: Sanne Fictief assigned a conversation to you.',
  });
});

test('a digest says once a day what happened, and never the same twice', async () => {
  await choose('CONVERSATION_ASSIGNED', 'DIGEST');
  await assign();
  await assign();
  const queued = await mails();
  expect(queued).toMatchObject([{ topic: DIGEST_TOPIC, due_at: new Date('2026-11-27T07:30:00Z') }]);
  now = new Date('2026-11-27T07:30:00Z');
  const digest = await write(queued[0]);
  expect(digest).toMatchObject({ subject: 'Noord: 2 meldingen' });
  expect(await write(queued[0])).toEqual(digest);
  await assign();
  const next = (await mails()).find((mail) => mail.id !== queued[0].id);
  expect(next.due_at).toEqual(new Date('2026-11-28T07:30:00Z'));
  now = new Date('2026-11-28T07:30:00Z');
  expect(await write(next)).toMatchObject({ subject: 'Noord: 1 melding' });
});

test('times that no clock shows are refused', async () => {
  const save = (digestMinute: number, quietFrom: number | null, quietUntil: number | null) =>
    tenancy.as(rianne, () =>
      choices().save({ expectedTenantId: north.id, language: 'nl', digestMinute, quietFrom, quietUntil }),
    );
  for (const attempt of [() => save(1_440, null, null), () => save(0, -1, 0), () => save(0, 60, null)]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOTIFICATIONS_TIME_INVALID' });
  }
});

test('after ninety days it is forgotten', async () => {
  await assign();
  await tenancy.admin.query(`update app.notification set at = $1`, [new Date(now.getTime() - 91 * 86_400_000)]);
  await assign();
  const door = tenancy.workerDoor;
  const post = new MailPost(door, new Outbox(door));
  await new NotificationHousekeeping(door, new NotificationRepository(door), post, clock).purge(north.id);
  expect((await seenBy(rianne)).items).toHaveLength(1);
});
