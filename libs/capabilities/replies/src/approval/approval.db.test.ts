import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let trainee: TestPerson;
let agent: TestPerson;
let approver: TestPerson;
let second: TestPerson;
let neighbour: TestPerson;
let admin: TestPerson;
let now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  [ours, theirs] = [await tenancy.addTenant('Wormerland'), await tenancy.addTenant('Oostzaan')];
  trainee = await tenancy.addPerson(ours, ['drafter'], { initials: 'BM', name: 'Bram Mol' });
  agent = await tenancy.addPerson(ours, ['agent'], { initials: 'RV', name: 'Rianne Visser' });
  approver = await tenancy.addPerson(ours, ['approver', 'agent'], { initials: 'FD', name: 'Femke Dijkstra' });
  second = await tenancy.addPerson(ours, ['coordinator', 'spokesperson'], { initials: 'SB', name: 'Sanne Bakker' });
  neighbour = await tenancy.addPerson(theirs, ['approver', 'coordinator', 'spokesperson'], { initials: 'LK' });
  admin = await tenancy.addPerson(ours, ['tenant_admin']);
  await tenancy.addPartnership('Samen', [ours, theirs]);
  await addAccount(tenancy, ours);
  await tenancy.admin.query(`insert into app.topic (tenant_id, name, sensitive) values ($1, 'Asielopvang', true)`, [
    ours.id,
  ]);
  api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock);
});
afterAll(() => tenancy?.close());

type Post = Omit<ReturnType<typeof question>, 'rootSourceId' | 'parentSourceId'> & {
  rootSourceId: string | null;
  parentSourceId: string | null;
};
const tell = (message: Post) => tenancy.asWorker(ours, () => worker.intake.receive(message));
async function ask(topic?: string): Promise<string> {
  const id = (await tell(question(now))).conversationId!;
  if (topic) await tenancy.admin.query('update app.conversation set topic = $2 where id = $1', [id, topic]);
  return id;
}
const input = (conversationId: string, text = 'Morgen voor twaalf uur bij u.') => ({
  conversationId,
  expectedTenantId: ours.id,
  text,
});
const submit = (conversationId: string, person = trainee, text?: string) =>
  tenancy.as(person, () => api.approvals.author.submit(input(conversationId, text)));
const send = (conversationId: string, person: TestPerson, more = {}) =>
  tenancy.as(person, () => api.service.send({ ...input(conversationId), commandId: newId(), ...more }));
type Seen = { id: string; seen: string };
const approve = ({ id, seen }: Seen, person = approver) =>
  tenancy.as(person, () =>
    api.approvals.decisions.approve({ approvalId: id, expectedTenantId: person.tenantId, seen }),
  );
const edit = ({ id, seen }: Seen, text: string, person = approver) =>
  tenancy.as(person, () => api.approvals.decisions.edit({ approvalId: id, expectedTenantId: ours.id, seen, text }));
const sendBack = ({ id, seen }: Seen, note = 'Noem de dag.', person = approver) =>
  tenancy.as(person, () => api.approvals.decisions.sendBack({ approvalId: id, expectedTenantId: ours.id, seen, note }));
const waiting = (person = approver) => tenancy.as(person, () => api.approvals.decisions.listWaiting());
const look = async (id: string, person = approver) => (await waiting(person)).find((one) => one.id === id)!;
const queued = async (conversationId: string) => {
  const { rows } = await tenancy.admin.query('select * from app.reply where conversation_id = $1', [conversationId]);
  return rows as { state: string; text: string; author_name: string }[];
};
const drafts = async (conversationId: string) =>
  (await tenancy.admin.query('select text, saved_by from app.draft where conversation_id = $1', [conversationId])).rows;
const told = async (kind: string, person: TestPerson) => {
  const { rows } = await tenancy.admin.query(
    `select n.params, n.read_at from app.notification n join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id
      where n.kind = $1 and m.principal_id = $2 order by n.at`,
    [kind, person.principalId],
  );
  return rows as { params: { by: string }; read_at: Date | null }[];
};
const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });

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

describe('what went stale', () => {
  test('the citizen wrote again: only who saw that may agree, and it goes under the newest message', async () => {
    const first = question(now);
    const id = (await tell(first)).conversationId!;
    const asked = await submit(id);
    const next = { ...question(now), rootSourceId: first.sourceId, parentSourceId: first.sourceId };
    next.occurredAt = new Date(now.getTime() + 1_000);
    await tell(next);
    await refused(approve(asked), 'REPLIES_APPROVAL_CHANGED', { what: 'citizen' });
    const seen = await look(asked.id);
    expect(seen).toMatchObject({ wroteAgain: true });
    await approve(seen);
    const { rows } = await tenancy.admin.query('select parent_source_id from app.reply where conversation_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ parent_source_id: next.sourceId }]);
  });

  test('the question was deleted', async () => {
    const first = question(now);
    const id = (await tell(first)).conversationId!;
    const asked = await submit(id);
    await tell({ ...first, kind: 'deleted' as never, revision: 2, text: '' });
    await refused(approve(await look(asked.id)), 'REPLIES_APPROVAL_STALE', { why: 'deleted' });
  });

  test.each([
    [
      'the conversation was closed',
      'closed',
      (id: string) => [`update app.conversation set status = 'closed' where id = $1`, id],
    ],
    [
      'the template went away',
      'template',
      (id: string) => [
        `update app.approval set answer_id = uuidv7(), answer_version = 1 where conversation_id = $1`,
        id,
      ],
    ],
  ])('%s', async (_, why, change) => {
    const id = await ask();
    const asked = await submit(id);
    const [sql, parameter] = change(id) as [string, string];
    await tenancy.admin.query(sql, [parameter]);
    expect(await look(asked.id)).toMatchObject({ stale: why });
    await refused(approve(await look(asked.id)), 'REPLIES_APPROVAL_STALE', { why });
    expect(await queued(id)).toEqual([]);
    expect(await sendBack(await look(asked.id))).toMatchObject({ state: 'RETURNED' });
  });

  test('the author left', async () => {
    const gone = await tenancy.addPerson(ours, ['drafter'], { initials: 'GO', name: 'Gerda Oud' });
    const asked = await submit(await ask(), gone);
    await tenancy.admin.query(`update app.membership set status = 'ended' where principal_id = $1`, [gone.principalId]);
    await refused(approve(await look(asked.id)), 'REPLIES_APPROVAL_STALE', { why: 'author' });
  });

  test('the text changed while the approver looked', async () => {
    const asked = await submit(await ask());
    await edit(asked, 'Morgen voor elf uur bij u.', second);
    await refused(approve(asked), 'REPLIES_APPROVAL_CHANGED', { what: 'text' });
    await refused(sendBack(asked), 'REPLIES_APPROVAL_CHANGED', { what: 'text' });
  });

  test('the right of the approver ended', async () => {
    const brief = await tenancy.addPerson(ours, ['approver'], { initials: 'KO' });
    const asked = await submit(await ask());
    await tenancy.admin.query(`update app.membership set roles = '{reader}' where principal_id = $1`, [
      brief.principalId,
    ]);
    await refused(approve(asked, brief), 'PERMISSION_DENIED');
  });
});
