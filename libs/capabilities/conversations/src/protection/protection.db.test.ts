import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportText } from './aggression-report.js';
import { ProtectionRepository } from './protection.repository.js';
import { StaffProtection, type NewReport } from './protection.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let rianne: TestPerson;
let tim: TestPerson;
let coordinator: TestPerson;
let reader: TestPerson;
let neighbour: TestPerson;
let protection: StaffProtection;
const now = new Date('2026-11-26T11:00:00Z');

beforeAll(async () => {
  tenancy = await openTestTenancy();
  [ours, theirs] = [await tenancy.addTenant('Wormerland'), await tenancy.addTenant('Oostzaan')];
  rianne = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser' });
  tim = await tenancy.addPerson(ours, ['agent'], { name: 'Tim Smit' });
  coordinator = await tenancy.addPerson(ours, ['coordinator'], { name: 'Sanne Bakker' });
  reader = await tenancy.addPerson(ours, ['reader']);
  neighbour = await tenancy.addPerson(theirs, ['agent', 'coordinator']);
  const { door } = tenancy;
  const clock = { now: () => now };
  protection = new StaffProtection(
    ...([door, new ProtectionRepository(door), openNotify(door, clock), new AuditTrail(door), clock] as const),
  );
});
afterAll(() => tenancy?.close());

/** A conversation with one message of that author. */
async function heard(text: string, author = newId()): Promise<{ conversationId: string; messageId: string }> {
  const [conversationId, messageId] = [newId(), newId()];
  await tenancy.admin.query(
    `insert into app.conversation (tenant_id, id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
     values ($1, $2::uuid, 'mastodon', $2::uuid::text, 'lead', $3, 'iemand', 'Iemand', $4, $4, 'account_addressed')`,
    [ours.id, conversationId, author, now],
  );
  await tenancy.admin.query(
    `insert into app.message (tenant_id, id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
     values ($1, $2::uuid, $3, 'mastodon', $2::uuid::text, $2::uuid::text, 'inbound', $4, 'iemand', 'Iemand', $5, $6, 'public', 1)`,
    [ours.id, messageId, conversationId, author, text, now],
  );
  return { conversationId, messageId };
}
const hurtful = (id: string, person: TestPerson) => tenancy.as(person, () => protection.listHurtful(id));
const report = (at: { conversationId: string; messageId: string }, more: Partial<NewReport> = {}, person = rianne) =>
  tenancy.as(person, () =>
    protection.report({
      ...at,
      expectedTenantId: person.tenantId,
      kind: 'THREAT',
      happened: 'Hij schreef dat hij langskomt.',
      effect: 'Ik slaap er slecht van.',
      wishes: 'Bel de politie.',
      ...more,
    }),
  );
const reports = (person: TestPerson) => tenancy.as(person, () => protection.listReports());

test('what hurts is covered until somebody opens it, for that person only, readers too', async () => {
  const at = await heard('Ik weet waar je woont');
  expect(await hurtful(at.conversationId, rianne)).toEqual([
    { messageId: at.messageId, kind: 'THREAT', opened: false },
  ]);
  for (const person of [reader, reader]) {
    await tenancy.as(person, () => protection.open({ ...at, expectedTenantId: ours.id }));
  }
  expect(await hurtful(at.conversationId, reader)).toMatchObject([{ opened: true }]);
  expect(await hurtful(at.conversationId, rianne)).toMatchObject([{ opened: false }]);
  expect(await hurtful((await heard('Wanneer komt de bus?')).conversationId, rianne)).toEqual([]);
});

test('a report is seen by who made it and by coordinators, who are told by name and nothing else', async () => {
  const at = await heard('Ik weet waar je woont');
  const made = await report(at);
  expect(await reports(rianne)).toMatchObject([{ id: made.id, mine: true, messageId: at.messageId }]);
  expect(await reports(coordinator)).toMatchObject([{ id: made.id, mine: false, reporterName: 'Rianne Visser' }]);
  expect(await reports(tim)).toEqual([]);
  await expect(reports(reader)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  const { rows } = await tenancy.admin.query(
    `select n.kind, n.params, m.principal_id from app.notification n join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id`,
  );
  expect(rows).toEqual([
    { kind: 'AGGRESSION_REPORTED', params: { by: 'Rianne Visser' }, principal_id: coordinator.principalId },
  ]);
  expect(reportText(made)).toContain('Soort: bedreiging\n');
  expect(reportText(made)).not.toContain('woont');
  const facts = await tenancy.admin.query('select * from app.fact');
  expect(facts.rows).toEqual([]);
});

test('after a report the team signs for that author, in each conversation, and for nobody else', async () => {
  const at = await heard('Val dood', 'author-1');
  const later = await heard('En nu?', 'author-1');
  const other = await heard('Dag', 'author-2');
  const signs = (id: string) => tenancy.as(tim, () => protection.isReported(id));
  expect(await signs(later.conversationId)).toBe(false);
  await report(at);
  expect([await signs(later.conversationId), await signs(other.conversationId)]).toEqual([true, false]);
});

test('another tenant finds nothing, and a message belongs to its conversation', async () => {
  const [at, other] = [await heard('Val dood'), await heard('Dag')];
  await expect(report(at, {}, neighbour)).rejects.toMatchObject({ code: 'CONVERSATIONS_MESSAGE_NOT_FOUND' });
  await expect(report(at, { expectedTenantId: theirs.id })).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  await expect(report({ ...at, messageId: other.messageId })).rejects.toMatchObject({
    code: 'CONVERSATIONS_MESSAGE_NOT_FOUND',
  });
  expect(await hurtful(at.conversationId, neighbour)).toEqual([]);
  expect(await reports(neighbour)).toEqual([]);
  for (const [changed, what] of [
    [{ happened: ' ' }, 'happened'],
    [{ wishes: 'x'.repeat(2_001) }, 'wishes'],
  ] as const) {
    await expect(report(at, changed)).rejects.toMatchObject({ code: 'CONVERSATIONS_REPORT_INVALID', params: { what } });
  }
});
