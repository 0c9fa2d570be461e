import { newId } from '@samenspraak/platform/kernel';
import { MailPost } from '@samenspraak/platform/mail';
import { Outbox } from '@samenspraak/platform/queue';
import type { TestPerson } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NotificationHousekeeping } from './housekeeping.js';
import { NotificationRepository } from './notification.repository.js';
import { openNotify } from './open-notify.js';
import {
  assign,
  begin,
  clock,
  inbox,
  later,
  member,
  north,
  now,
  open,
  rianne,
  sanne,
  seenBy,
  shut,
  south,
  tenancy,
  unread,
} from './notice-fixture.js';

beforeAll(open);
beforeEach(begin);
afterAll(shut);

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
    later((n % 3) * 1_000);
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
  later(1_000);
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

test('after ninety days it is forgotten', async () => {
  await assign();
  await tenancy.admin.query(`update app.notification set at = $1`, [new Date(now.getTime() - 91 * 86_400_000)]);
  await assign();
  const door = tenancy.workerDoor;
  const post = new MailPost(door, new Outbox(door));
  await new NotificationHousekeeping(door, new NotificationRepository(door), post, clock).purge(north.id);
  expect((await seenBy(rianne)).items).toHaveLength(1);
});
