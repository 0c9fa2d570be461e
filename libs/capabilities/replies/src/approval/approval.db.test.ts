import { newId } from '@samenspraak/platform/kernel';
import { type TestPerson } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  admin,
  agent,
  api,
  approve,
  approver,
  ask,
  closeScene,
  drafts,
  edit,
  input,
  look,
  neighbour,
  openScene,
  ours,
  queued,
  second,
  send,
  sendBack,
  submit,
  tenancy,
  told,
  trainee,
  waiting,
} from './approval-scene.js';

const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });

beforeAll(openScene);
afterAll(closeScene);

describe('an answer of a trainee', () => {
  test('waits, is approved by a colleague, and goes out in the name of who wrote it', async () => {
    const id = await ask();
    await tenancy.admin.query(
      `insert into app.draft (tenant_id, conversation_id, text, saved_by, saved_at) values ($1, $2, 'Morg', $3, now())`,
      [ours.id, id, trainee.principalId],
    );
    const asked = await submit(id);
    expect(asked).toMatchObject({ state: 'WAITING', mine: true, objection: 'OWN' });
    expect(asked.tiers).toEqual([{ role: 'approver', by: null, waitsFor: ['Femke Dijkstra', 'Sanne Bakker'] }]);
    expect([await queued(id), await drafts(id)]).toEqual([[], []]);
    expect(await told('APPROVAL_WAITING', approver)).toMatchObject([{ params: { by: 'Bram Mol' }, read_at: null }]);
    expect(await told('APPROVAL_WAITING', trainee)).toEqual([]);

    const done = await approve(await look(asked.id));
    expect(done).toMatchObject({ state: 'APPROVED', tiers: [{ by: 'Femke Dijkstra' }] });
    expect(await queued(id)).toMatchObject([
      { state: 'QUEUED', text: 'Morgen voor twaalf uur bij u. ^BM', author_name: 'Bram Mol' },
    ]);
    expect((await told('APPROVAL_WAITING', approver))[0]!.read_at).not.toBeNull();
    expect(await told('APPROVAL_SENT', trainee)).toMatchObject([{ params: { by: 'Femke Dijkstra' } }]);
    const { rows } = await tenancy.admin.query(
      `select action, principal_id from app.audit_entry where object_id = $1 order by at, id`,
      [asked.id],
    );
    expect(rows).toEqual([
      { action: 'approval.submit', principal_id: trainee.principalId },
      { action: 'approval.approve', principal_id: approver.principalId },
    ]);
  });

  test('comes back with a note, is mended, edited and approved', async () => {
    const id = await ask();
    const first = await submit(id);
    await refused(sendBack(first, '  '), 'REPLIES_NOTE_INVALID');
    const returned = await sendBack(first);
    expect(returned).toMatchObject({ state: 'RETURNED', note: 'Noem de dag.' });
    expect(await drafts(id)).toEqual([{ text: 'Morgen voor twaalf uur bij u.', saved_by: trainee.principalId }]);
    expect(await told('APPROVAL_RETURNED', trainee)).toMatchObject([{ params: { by: 'Femke Dijkstra' } }]);
    await refused(approve(returned), 'REPLIES_APPROVAL_OVER', { state: 'RETURNED' });

    const again = await submit(id, trainee, 'Dinsdag voor twaalf uur bij u.');
    expect(again.id).toBe(first.id);
    const edited = await edit(again, 'Dinsdag 1 december voor twaalf uur bij u.');
    expect(edited).toMatchObject({ written: 'Dinsdag voor twaalf uur bij u.', state: 'WAITING' });
    await approve(edited);
    expect(await queued(id)).toMatchObject([{ text: 'Dinsdag 1 december voor twaalf uur bij u. ^BM' }]);
    expect(edited.acts.map((act) => act.kind)).toEqual(['SUBMIT', 'RETURN', 'SUBMIT', 'EDIT']);
  });

  test('that an approver wrote anew needs another approver', async () => {
    const asked = await submit(await ask());
    const edited = await edit(asked, 'Wij zoeken dit uit en bellen.');
    await refused(approve(edited), 'REPLIES_APPROVAL_NOT_YOURS', { why: 'REWROTE' });
    expect(await approve(edited, second)).toMatchObject({ state: 'APPROVED' });
  });

  test('is taken back by its author only, as a draft', async () => {
    const id = await ask();
    const asked = await submit(id);
    const withdraw = (person: TestPerson) =>
      tenancy.as(person, () => api.approvals.author.withdraw({ approvalId: asked.id, expectedTenantId: ours.id }));
    await refused(withdraw(agent), 'REPLIES_APPROVAL_NOT_FOUND');
    expect(await withdraw(trainee)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await drafts(id)).toMatchObject([{ text: 'Morgen voor twaalf uur bij u.' }]);
    await refused(approve(asked), 'REPLIES_APPROVAL_OVER', { state: 'WITHDRAWN' });
    expect(await submit(id)).toMatchObject({ state: 'WAITING' });
  });

  test('waits alone: a second one, and a colleague’s own answer, are told of it', async () => {
    const id = await ask();
    await submit(id);
    await refused(submit(id, agent), 'REPLIES_APPROVAL_WAITS');
    await refused(send(id, agent), 'REPLIES_IN_FLIGHT');
    expect(await send(id, agent, { confirmSecond: true })).toMatchObject({ state: 'QUEUED' });
  });

  test('is checked like any answer before anybody is asked', async () => {
    const id = await ask();
    await refused(submit(id, trainee, ' '), 'REPLIES_EMPTY');
    await refused(submit(id, trainee, '{{onbekend}}'), 'REPLIES_VARIABLES_LEFT');
    await refused(submit('x'), 'CONVERSATIONS_NOT_FOUND');
  });
});

describe('four eyes', () => {
  test('hold on a sensitive topic for everybody who sends, whatever the roles', async () => {
    for (const person of [agent, approver, second]) {
      await refused(send(await ask('asielopvang'), person), 'REPLIES_APPROVAL_NEEDED', { roles: ['approver'] });
    }
    expect(await send(await ask('Afval'), agent)).toMatchObject({ state: 'QUEUED' });
  });

  test('hold on a sensitive template, also one that its writer keeps to itself', async () => {
    const answerId = newId();
    await tenancy.admin.query(
      `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, details, scope, writer_id, updated_at, updated_by)
       select $1, $2, 'Asiel', '', '', 'x', '', '{"sensitivity": "SENSITIVE"}', 'PERSONAL', m.id, now(), m.id
       from app.membership m where m.tenant_id = $1 and m.principal_id = $3`,
      [ours.id, answerId, agent.principalId],
    );
    const id = await ask();
    await refused(send(id, agent, { answerId }), 'REPLIES_APPROVAL_NEEDED');
    const asked = await tenancy.as(agent, () => api.approvals.author.submit({ ...input(id), answerId }));
    expect(await approve(asked)).toMatchObject({ state: 'APPROVED' });
  });

  test('are never one’s own: an approver cannot approve what they wrote, also edited by another', async () => {
    const asked = await submit(await ask('Asielopvang'), approver);
    await refused(approve(asked), 'REPLIES_APPROVAL_NOT_YOURS', { why: 'OWN' });
    const edited = await edit(asked, 'Morgen voor elf uur bij u.', second);
    await refused(approve(edited), 'REPLIES_APPROVAL_NOT_YOURS', { why: 'OWN' });
    await refused(sendBack(edited), 'REPLIES_APPROVAL_NOT_YOURS', { why: 'OWN' });
    expect(await approve(edited, second)).toMatchObject({ state: 'APPROVED' });
  });

  test('hold for a trainee who was given a role that sends', async () => {
    const both = await tenancy.addPerson(ours, ['drafter', 'agent'], { initials: 'TB' });
    await refused(send(await ask(), both), 'REPLIES_APPROVAL_NEEDED');
  });

  test('of one who approves at the same moment twice, one wins, and one post goes out', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await ask();
      const asked = await submit(id);
      const tried = await Promise.allSettled([approve(asked), approve(asked, second)]);
      expect(tried.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(tried.find((one) => one.status === 'rejected')).toMatchObject({
        reason: { code: 'REPLIES_APPROVAL_OVER' },
      });
      expect(await queued(id)).toHaveLength(1);
    }
  });

  test('of an agent are not an approver’s: who holds no such role can neither see nor decide', async () => {
    const asked = await submit(await ask());
    for (const person of [agent, trainee]) {
      await refused(approve(asked, person), 'PERMISSION_DENIED');
      await refused(waiting(person), 'PERMISSION_DENIED');
    }
  });

  test('are the own tenant’s: an approver of the neighbour sees nothing and finds nothing', async () => {
    const asked = await submit(await ask());
    expect(await waiting(neighbour)).toEqual([]);
    await refused(approve(asked, neighbour), 'REPLIES_APPROVAL_NOT_FOUND');
    await refused(approve({ ...asked, id: newId() }), 'REPLIES_APPROVAL_NOT_FOUND');
  });
});

describe('rules of the tenant', () => {
  const save = (kind: 'TRAINEE' | 'NETWORK' | 'TOPIC', tiers: string[], value?: string, person = admin) =>
    tenancy.as(person, () =>
      api.approvals.rules.save({ expectedTenantId: ours.id, kind, value, tiers: tiers as ['approver'] }),
    );

  test('ask for tiers, one after another, each another person; a change holds for what waits', async () => {
    const id = await ask('Afval');
    const before = await submit(id);
    await refused(save('TOPIC', ['approver'], 'afval', approver), 'PERMISSION_DENIED');
    await refused(save('TOPIC', ['agent'], 'afval'), 'REPLIES_RULE_INVALID');
    const [rule] = await save('TOPIC', ['approver', 'spokesperson'], 'afval');
    await refused(save('TOPIC', ['approver'], 'Afval'), 'REPLIES_RULE_CHANGED');
    await refused(approve(before), 'REPLIES_APPROVAL_CHANGED', { what: 'rules' });

    const half = await approve(await look(before.id));
    expect(half).toMatchObject({
      state: 'WAITING',
      tiers: [{ by: 'Femke Dijkstra' }, { by: null, waitsFor: ['Sanne Bakker'] }],
    });
    expect(await queued(id)).toEqual([]);
    await refused(approve(half), 'REPLIES_APPROVAL_NOT_YOURS', { why: 'AGAIN' });
    expect(await approve(half, second)).toMatchObject({ state: 'APPROVED' });
    const remove = (version: number) =>
      tenancy.as(admin, () => api.approvals.rules.remove({ ruleId: rule!.id, expectedTenantId: ours.id, version }));
    await refused(remove(9), 'REPLIES_RULE_CHANGED');
    expect(await remove(1)).toEqual([]);
  });
});
