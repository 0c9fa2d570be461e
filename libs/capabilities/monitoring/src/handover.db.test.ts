import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson, TestTenant } from '@samenspraak/platform/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  connect,
  copies,
  corrections,
  desk,
  handover,
  hear,
  oostzaan,
  open,
  post,
  previews,
  rules,
  sanne,
  shut,
  stranger,
  tenancy,
  triager,
  work,
  wormerland,
} from './mention-fixture.js';

let agent: TestPerson;
beforeAll(async () => {
  await open();
  agent = await tenancy.addPerson(oostzaan, ['agent']);
});
beforeEach(begin);
afterEach(clear);
afterAll(shut);

async function conversation(tenant: TestTenant): Promise<{ conversationId: string; version: number }> {
  const { rows } = await tenancy.admin.query('select id, version from app.conversation where tenant_id = $1', [
    tenant.id,
  ]);
  return { conversationId: rows[0].id, version: rows[0].version };
}
const state = async (tenant: TestTenant) =>
  (
    await tenancy.admin.query(
      'select involvement, status, question, excluded_reason, why_code, due_at is not null as runs from app.conversation where tenant_id = $1',
      [tenant.id],
    )
  ).rows[0];
const correct = async (tenantId: string | null, more: object = {}, person = sanne, tenant = wormerland) =>
  tenancy.as(person, async () =>
    corrections.correct({
      ...(await conversation(tenant)),
      expectedTenantId: tenant.id,
      tenantId,
      makeRule: false,
      ...more,
    }),
  );

test('a post that came to the wrong council goes to its neighbour, and the own copy is closed', async () => {
  await hear([post('Afval in Jisp, aan de kant van de Kolk')]);
  await correct(oostzaan.id);
  await work(2);
  expect((await copies()).sort()).toEqual([
    'OOS lead: Afval in Jisp, aan de kant van de Kolk',
    'WOR watch: Afval in Jisp, aan de kant van de Kolk',
  ]);
  expect(await state(wormerland)).toEqual({
    involvement: 'watch',
    status: 'closed',
    question: false,
    excluded_reason: 'DUPLICATE',
    why_code: 'handed_on',
    runs: false,
  });
  expect(await state(oostzaan)).toMatchObject({
    involvement: 'lead',
    status: 'open',
    why_code: 'handed_over',
    runs: true,
  });
  expect((await tenancy.admin.query('select from app.handover')).rows).toHaveLength(0);
});

test('who watched becomes the lead of its own copy, and its clock begins', async () => {
  await hear([post('Afval van Wormerland naar Oostzaan')]);
  await tenancy.admin.query(`update app.conversation set status = 'closed' where tenant_id = $1`, [oostzaan.id]);
  await correct(oostzaan.id);
  await work(2);
  expect(await copies()).toHaveLength(2);
  expect(await state(oostzaan)).toMatchObject({
    involvement: 'lead',
    status: 'open',
    why_code: 'handed_over',
    runs: true,
  });
  expect(await state(wormerland)).toMatchObject({ involvement: 'watch', status: 'closed' });
});

test('what the citizen writes after it goes to the new lead', async () => {
  await hear([post('Afval in Jisp', { externalId: 'g1' })]);
  await correct(oostzaan.id);
  await work();
  await hear([post('Ligt er nog steeds', { externalId: 'g2', parent: 'g1', root: 'g1' })]);
  expect((await copies()).filter((copy) => copy.includes('nog steeds'))).toEqual(['OOS lead: Ligt er nog steeds']);
});

test('back to triage it waits with why, and goes from there to another', async () => {
  await hear([post('Afval in Jisp')]);
  await correct(null);
  await work(2);
  const [waiting] = await tenancy.as(triager, () => desk.list());
  expect(waiting).toMatchObject({ whyCode: 'handed_back', text: 'Afval in Jisp' });
  expect(waiting!.candidates.map(({ code }) => code)).not.toContain('WOR');
  await tenancy.as(triager, () => desk.attribute(waiting!.id, oostzaan.id));
  await work();
  expect((await copies()).sort()).toEqual(['OOS lead: Afval in Jisp', 'WOR watch: Afval in Jisp']);
});

test('the correction of a name becomes a rule, which contradicts the one that brought it here', async () => {
  await hear([post('Afval in Spijkerboor')]);
  const [one] = await tenancy.as(triager, () => desk.list());
  await tenancy.as(triager, () => desk.attribute(one!.id, wormerland.id, { word: '' }));
  await work();
  await correct(oostzaan.id, { makeRule: true });
  await work();
  expect(await tenancy.as(agent, () => rules.list())).toMatchObject([
    {
      state: 'DISPUTED',
      corrections: [{ tenant: { code: 'WOR' } }, { byTenant: { code: 'WOR' }, tenant: { code: 'OOS' } }],
    },
  ]);
});

test('before it is made, a rule says how many posts of the last month it would have moved, with a word fewer', async () => {
  await hear([
    post('Afval in Spijkerboor bij de pont'),
    post('Weer afval in Spijkerboor'),
    post('Afval in Spijkerboor en Jisp'),
    post('Afval in Jisp bij de pont'),
    post('Afval van heel lang geleden in Spijkerboor'),
  ]);
  for (const { id } of await tenancy.as(triager, () => desk.list()))
    await tenancy.as(triager, () => desk.attribute(id, wormerland.id));
  await work();
  await tenancy.admin.query(`update app.message set at = now() - interval '31 days' where text like '%geleden%'`);
  const { rows: found } = await tenancy.admin.query(
    'select m.conversation_id as id from app.message m where text = $1',
    ['Afval in Spijkerboor bij de pont'],
  );
  const look = (word?: string, to = oostzaan.id) => tenancy.as(sanne, () => previews.preview(found[0].id, to, word));
  expect(await look()).toEqual({ name: 'Spijkerboor', moved: 2, complete: true });
  expect(await look('pont')).toEqual({ name: 'Spijkerboor', moved: 1, complete: true });
  await expect(look('brug')).rejects.toMatchObject({ code: 'MONITORING_RULE_IMPOSSIBLE' });
  await expect(look(undefined, stranger.id)).rejects.toMatchObject({ code: 'MONITORING_TENANT_NOT_FOUND' });
  await expect(tenancy.as(agent, () => previews.preview(found[0].id, oostzaan.id))).rejects.toMatchObject({
    code: 'CONVERSATIONS_NOT_FOUND',
  });
  await expect(tenancy.as(triager, () => previews.preview(found[0].id, oostzaan.id))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
});

test('only who works on the conversation, and only between members', async () => {
  await hear([post('Afval in Jisp')]);
  const reader = await tenancy.addPerson(wormerland, ['reader']);
  await expect(correct(oostzaan.id, {}, reader)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  for (const tenantId of [stranger.id, wormerland.id, newId()]) {
    await expect(correct(tenantId)).rejects.toMatchObject({ code: 'MONITORING_TENANT_NOT_FOUND' });
  }
  await expect(correct(oostzaan.id, { expectedTenantId: oostzaan.id })).rejects.toThrow();
  await expect(correct(oostzaan.id, { expectedTenantId: oostzaan.id }, agent)).rejects.toMatchObject({
    code: 'CONVERSATIONS_NOT_FOUND',
  });
  await expect(correct(null, { makeRule: true })).rejects.toMatchObject({ code: 'MONITORING_RULE_IMPOSSIBLE' });
  await expect(correct(oostzaan.id, { makeRule: true })).rejects.toMatchObject({
    code: 'MONITORING_RULE_NAME_MISSING',
  });
  expect((await tenancy.admin.query('select from app.handover')).rows).toHaveLength(0);
});

test('what is private, answered, watched or old stays where it is', async () => {
  const refused = (reason: string) => ({ code: 'MONITORING_HANDOVER_IMPOSSIBLE', params: { reason } });
  const account = await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  await hear([post('Onder ons', { visibility: 'direct' })], account);
  await expect(correct(oostzaan.id)).rejects.toMatchObject(refused('private'));
  await tenancy.admin.query('delete from app.message; delete from app.conversation');
  await hear([post('Afval van Wormerland naar Oostzaan')]);
  await expect(correct(wormerland.id, {}, agent, oostzaan)).rejects.toMatchObject(refused('watching'));
  const { rows } = await tenancy.admin.query('select thread_key from app.conversation limit 1');
  await tenancy.admin.query(
    `insert into app.claim (partnership_id, source_root, tenant_id, reply_id) select partnership_id, $1, $2, uuidv7() from app.partnership_member where member_id = $2`,
    [rows[0].thread_key, wormerland.id],
  );
  await expect(correct(oostzaan.id)).rejects.toMatchObject(refused('answered'));
  await tenancy.admin.query(`delete from app.claim; update app.message set received_at = now() - interval '71 hours'`);
  await expect(correct(oostzaan.id)).rejects.toMatchObject(refused('too_old'));
});

test('a handover to who left meanwhile ends in triage', async () => {
  await hear([post('Afval in Jisp')]);
  await correct(oostzaan.id);
  await tenancy.admin.query('update app.handover set to_id = $1', [stranger.id]);
  await work();
  expect(await tenancy.as(triager, () => desk.list())).toMatchObject([{ whyCode: 'handed_back' }]);
  // A job that rings late finds nothing.
  await handover.run({ tenantId: wormerland.id, refId: newId(), outboxId: newId() });
});

test('what somebody worked on since one looked is not given away, nor what a colleague is answering', async () => {
  await hear([post('Afval in Jisp, aan de kant van de Kolk')]);
  const { conversationId, version } = await conversation(wormerland);
  await expect(correct(oostzaan.id, { version: version - 1 })).rejects.toMatchObject({ code: 'CONVERSATIONS_CHANGED' });
  const colleague = await tenancy.addPerson(wormerland, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  await tenancy.admin.query(
    `insert into app.answer_hold select $1, $2, m.id, now(), now() + interval '1 minute' from app.membership m where m.tenant_id = $1 and m.principal_id = $3`,
    [wormerland.id, conversationId, colleague.principalId],
  );
  await expect(correct(oostzaan.id)).rejects.toMatchObject({
    code: 'CONVERSATIONS_HELD_BY',
    params: { name: 'Rianne Visser' },
  });
});
