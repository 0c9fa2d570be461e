import { newId, WORKER_PRINCIPAL } from '@samenspraak/platform/kernel';
import { MailPost, type Mail } from '@samenspraak/platform/mail';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { ChoicesService, MailSwitch } from './choices.service.js';
import { NotificationLetters } from './notification-letters.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationsService } from './notifications.service.js';
import { openNotify } from './open-notify.js';
import { RecipientRepository } from './recipient.repository.js';

/** Two people of one tenant, one of whom works for a neighbour too, and what tells them things. */
export let tenancy: TestTenancy;
export let north: TestTenant;
export let south: TestTenant;
export let rianne: TestPerson;
export let sanne: TestPerson;
let memberOf: Map<string, string>;
export let now: Date;
export const clock = { now: () => now };

export async function open(): Promise<void> {
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
}

/** Nothing was told yet, at noon in Amsterdam. */
export async function begin(): Promise<void> {
  now = new Date('2026-11-26T11:00:00Z');
  for (const table of ['notification', 'notification_choice', 'notification_setting', 'mail', 'outbox']) {
    await tenancy.admin.query(`delete from app.${table}`);
  }
  await tenancy.admin.query(`update app.membership set status = 'active', roles = '{agent}' where principal_id = $1`, [
    rianne.principalId,
  ]);
}

export const shut = () => tenancy.close();
export const later = (ms: number) => (now = new Date(now.getTime() + ms));
export const setTime = (text: string) => (now = new Date(text));

export const member = (person: TestPerson) => memberOf.get(`${person.tenantId}:${person.principalId}`)!;
export const inbox = () =>
  new NotificationsService(tenancy.door, new NotificationRepository(tenancy.door), new Announcer(tenancy.door), clock);
export const choices = () =>
  new ChoicesService(
    tenancy.door,
    new RecipientRepository(tenancy.door),
    new MailPost(tenancy.door, new Outbox(tenancy.door)),
    new MailSwitch(true),
  );
export const letters = () =>
  new NotificationLetters(
    new NotificationRepository(tenancy.workerDoor),
    new RecipientRepository(tenancy.workerDoor),
    'https://webcare.test',
    clock,
  );
export const assign = (conversationId = newId(), to = rianne) =>
  tenancy.as(sanne, () =>
    openNotify(tenancy.door, clock).tell({
      kind: 'CONVERSATION_ASSIGNED',
      to: { membershipId: member(to) },
      params: { by: 'Sanne Fictief' },
      subject: conversationId,
      subjectId: conversationId,
    }),
  );
export const seenBy = (person: TestPerson, first = 20, after?: string) =>
  tenancy.as(person, () => inbox().list({ first, after }));
export const unread = (person: TestPerson) => tenancy.as(person, () => inbox().countUnread());
export const choose = (
  kind: 'CONVERSATION_ASSIGNED' | 'TRIAGE_WAITING',
  choice: 'NONE' | 'PRODUCT' | 'MAIL' | 'DIGEST',
) => tenancy.as(rianne, () => choices().choose({ kind, choice, expectedTenantId: north.id }));
export const mails = async () => (await tenancy.admin.query('select * from app.mail order by made_at')).rows;
export const write = (row: Record<string, unknown>) =>
  tenancy.asWorker(north, () =>
    letters().write({ ...row, membershipId: row.membership_id, refId: row.ref_id } as unknown as Mail),
  );
