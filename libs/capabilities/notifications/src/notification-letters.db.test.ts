import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DIGEST_TOPIC, ONE_TOPIC } from './notify.js';
import {
  assign,
  begin,
  choices,
  choose,
  inbox,
  mails,
  member,
  north,
  now,
  open,
  rianne,
  seenBy,
  setTime,
  shut,
  tenancy,
  unread,
  write,
} from './notice-fixture.js';

beforeAll(open);
beforeEach(begin);
afterAll(shut);

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
  setTime('2026-11-26T12:00:00Z');
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
  setTime('2026-11-27T07:30:00Z');
  const digest = await write(queued[0]);
  expect(digest).toMatchObject({ subject: 'Noord: 2 meldingen' });
  expect(await write(queued[0])).toEqual(digest);
  await assign();
  const next = (await mails()).find((mail) => mail.id !== queued[0].id);
  expect(next.due_at).toEqual(new Date('2026-11-28T07:30:00Z'));
  setTime('2026-11-28T07:30:00Z');
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
