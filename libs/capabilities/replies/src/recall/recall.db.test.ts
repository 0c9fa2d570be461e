import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';
import { RIGHT, said, shareAnew, shareAnswer, takeOver, WRONG, type Shared } from './recall-fixture.js';

let tenancy: TestTenancy;
let author: TestTenant;
let adopter: TestTenant;
let stranger: TestTenant;
let writer: TestPerson;
let agent: TestPerson;
let coordinator: TestPerson;
let outsider: TestPerson;
let partnership: string;
let shared: Shared;
let now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  author = await tenancy.addTenant('Wormerland');
  adopter = await tenancy.addTenant('Oostzaan');
  stranger = await tenancy.addTenant('Elders');
  writer = await tenancy.addPerson(author, ['agent'], { initials: 'RV' });
  agent = await tenancy.addPerson(adopter, ['agent'], { initials: 'LK', name: 'Lotte Kuiper' });
  coordinator = await tenancy.addPerson(adopter, ['coordinator', 'approver'], { initials: 'SB' });
  outsider = await tenancy.addPerson(stranger, ['agent', 'coordinator'], { initials: 'NG' });
  partnership = await tenancy.addPartnership('Samen', [author, adopter]);
  await tenancy.addPartnership('Anders', [stranger]);
  for (const tenant of [author, adopter, stranger]) await addAccount(tenancy, tenant);
  api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock, undefined, tenancy.store);
});
afterAll(() => tenancy?.close());
beforeEach(async () => {
  now = new Date(Math.max(now.getTime(), Date.now()));
  // Each test has a text of its own: what was called back before knows only its own words.
  await tenancy.admin.query(
    'delete from app.recall_message; delete from app.recall_release; delete from app.library_recall',
  );
  shared = await shareAnswer(tenancy, writer, partnership, author);
  await takeOver(tenancy, adopter, partnership, shared);
});

async function ask(tenant = adopter): Promise<string> {
  return (await tenancy.asWorker(tenant, () => worker.intake.receive(question(now)))).conversationId!;
}
const send = (conversationId: string, more: { text?: string; answerId?: string | null } = {}, person = agent) =>
  tenancy.as(person, () =>
    api.service.send({
      commandId: newId(),
      conversationId,
      expectedTenantId: person.tenantId,
      text: said(WRONG, 'Oostzaan'),
      answerId: shared.itemId,
      answerVersion: 1,
      ...more,
    }),
  );
const recall = (more: { correction?: string; versions?: number[] } = {}, person = writer) =>
  tenancy.as(person, () =>
    api.recalls.recall({
      templateId: shared.templateId,
      expectedTenantId: person.tenantId,
      versions: [1],
      kind: 'WRONG',
      reason: 'Het bedrag klopt niet.',
      ...more,
    }),
  );
const run = (refId: string, tenant = adopter) =>
  worker.runners[0]!.run({ tenantId: tenant.id, refId, outboxId: newId() });
const gather = (recallId: string, tenant = adopter) =>
  worker.runners
    .find(({ topic }) => topic === 'recall.gather')!
    .run({ tenantId: tenant.id, refId: recallId, outboxId: newId() });
const stateOf = async (id: string, person = agent) => (await tenancy.as(person, () => api.replies.find(id)))!;
const posted = (id: string) => network.calls.some((call) => call.idempotencyKey === id);
const later = (ms = 10_000) => (now = new Date(now.getTime() + ms));
const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });
async function sent(tenant = adopter, person = agent, answerId: string = shared.itemId): Promise<string> {
  const reply = await send(await ask(tenant), { answerId }, person);
  later();
  await run(reply.id, tenant);
  expect((await stateOf(reply.id, person)).state).toBe('SENT');
  return reply.id;
}
const listOf = (recallId: string, person = agent) => tenancy.as(person, () => api.recalled.listMessages(recallId));

describe('a version that was called back', () => {
  test('is marked in the list of answers, last, and is not filled in any more', async () => {
    const id = await ask();
    const render = () => tenancy.as(agent, () => api.answers.render(shared.itemId, id));
    expect((await render()).text).toContain('30 euro');
    await recall();
    const listed = await tenancy.as(agent, () => api.answers.list({ first: 100 }));
    const mine = listed.find((one) => one.id === shared.itemId)!;
    expect(mine.recall).toMatchObject({ reason: 'Het bedrag klopt niet.', publisher: 'Wormerland', version: 1 });
    expect(listed.slice(listed.indexOf(mine)).every((one) => one.recall !== null)).toBe(true);
    await refused(render(), 'LIBRARY_ANSWER_RECALLED', { reason: 'Het bedrag klopt niet.' });
  });

  test('is not sent by who follows it, nor by who wrote it', async () => {
    await recall();
    await refused(send(await ask()), 'REPLIES_RECALLED', { by: 'ANSWER', version: 1 });
    await refused(send(await ask(author), { answerId: shared.templateId }, writer), 'REPLIES_RECALLED', {
      by: 'ANSWER',
    });
  });

  test('is not sent when its text is pasted and nothing says where it came from', async () => {
    await recall();
    const id = await ask();
    await refused(send(id, { answerId: null }), 'REPLIES_RECALLED', { by: 'TEXT' });
    const disguised = said(WRONG, 'Oostzaan').toUpperCase().replace('OUDE', 'OÚDE');
    await refused(send(id, { answerId: null, text: disguised }), 'REPLIES_RECALLED', { by: 'TEXT' });
    expect(await send(id, { answerId: null, text: 'Een paspoort kost 83 euro.' })).toMatchObject({ state: 'QUEUED' });
  });

  test('is not called back twice, nor by a neighbour, nor without a reason, nor with a person in it', async () => {
    await refused(recall({}, agent), 'LIBRARY_TEMPLATE_NOT_FOUND');
    await refused(recall({ versions: [2] }), 'LIBRARY_RECALL_VERSION');
    await refused(recall({ correction: 'Bel Jan op 06 12345678.' }), 'LIBRARY_PERSONAL_DATA');
    await recall();
    await refused(recall(), 'LIBRARY_RECALL_VERSION');
  });

  test('is replaced by a newer version, for who follows it and for who pastes it', async () => {
    const id = await ask();
    await recall();
    await refused(send(id), 'REPLIES_RECALLED');
    await shareAnew(tenancy, writer, partnership, shared, 2, RIGHT);
    await refused(send(id), 'REPLIES_RECALLED', { by: 'ANSWER' });
    await refused(send(id, { answerId: null }), 'REPLIES_RECALLED', { by: 'TEXT' });
    const text = said(RIGHT, 'Oostzaan');
    expect(await send(id, { text, answerId: shared.itemId, answerVersion: 2 } as never)).toMatchObject({
      state: 'QUEUED',
      answerVersion: 2,
      originItemId: shared.itemId,
      originVersion: 2,
      originOverride: false,
    });
  });

  test('changed in part is blocked until a coordinator lets that variant go, with a reason', async () => {
    const own = WRONG.replace('uw oude paspoort', 'uw oude paspoort en een pasfoto');
    await tenancy.admin.query('delete from app.adoption where tenant_id = $1 and item_id = $2', [
      adopter.id,
      shared.itemId,
    ]);
    await takeOver(tenancy, adopter, partnership, shared, 'OVERRIDE', own);
    const [made] = await recall();
    const text = said(own, 'Oostzaan');
    const id = await ask();
    await refused(send(id, { text }), 'REPLIES_RECALLED', { by: 'ANSWER' });
    const release = (person: TestPerson) =>
      tenancy.as(person, () =>
        api.recalls.release({
          recallId: made!.id,
          expectedTenantId: person.tenantId,
          conversationId: null,
          answerId: shared.itemId,
          reason: 'Ons bedrag klopt wel.',
        }),
      );
    await refused(release(agent), 'PERMISSION_DENIED');
    await release(coordinator);
    expect(await send(id, { text })).toMatchObject({ state: 'QUEUED', originOverride: true });
    const { rows } = await tenancy.admin.query(`select action from app.audit_entry where object_id = $1`, [made!.id]);
    expect(rows.map((row) => row.action).sort()).toEqual(['recall.make', 'recall.release']);
  });

  test('does not hold a conversation of which a coordinator says that it is another matter', async () => {
    const [made] = await recall();
    const [id, other] = [await ask(), await ask()];
    await tenancy.as(coordinator, () =>
      api.recalls.release({
        recallId: made!.id,
        expectedTenantId: adopter.id,
        conversationId: id,
        answerId: null,
        reason: 'Hier klopt het bedrag.',
      }),
    );
    expect(await send(id)).toMatchObject({ state: 'QUEUED' });
    await refused(send(other), 'REPLIES_RECALLED');
  });

  test('detached is blocked until its text is saved anew', async () => {
    const forkId = newId();
    await tenancy.admin.query(
      `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, version, origin_item_id, origin_version, updated_at, updated_by)
       values ($1, $2, 'Paspoort bij ons', '', 'Hallo,', $3, 'Groet', 1, $4, 1, now() - interval '1 minute', $5)`,
      [adopter.id, forkId, WRONG, shared.itemId, agent.principalId],
    );
    await recall();
    const id = await ask();
    await refused(send(id, { answerId: forkId }), 'REPLIES_RECALLED', { by: 'ANSWER' });
    const body = WRONG.replace('30', '83').replace('haalt', 'krijgt');
    await tenancy.admin.query(
      `update app.template set body = $2, version = 2, updated_at = now() + interval '1 minute' where id = $1`,
      [forkId, body],
    );
    expect(await send(id, { answerId: forkId, text: said(body, 'Oostzaan') })).toMatchObject({
      state: 'QUEUED',
      originItemId: shared.itemId,
      originVersion: 1,
    });
  });

  test('says nothing outside the partnership, and holds nobody there', async () => {
    const [made] = await recall();
    expect(await tenancy.as(outsider, () => api.recalled.list())).toEqual([]);
    await refused(
      tenancy.as(outsider, async () => api.recalls.correction(made!.id, await Promise.resolve(newId()))),
      'CONVERSATION_NOT_FOUND',
    ).catch(() => undefined);
    expect(await send(await ask(stranger), { answerId: null }, outsider)).toMatchObject({ state: 'QUEUED' });
  });
});

describe('what was on its way when it was called back', () => {
  test('comes back as a draft of its author, who is told', async () => {
    const id = await ask();
    const reply = await send(id);
    const [made] = await recall();
    await gather(made!.id);
    expect(await stateOf(reply.id)).toMatchObject({ state: 'CANCELLED', refusal: 'recalled' });
    const { rows } = await tenancy.admin.query(
      'select text, answer_id, saved_by from app.draft where conversation_id = $1',
      [id],
    );
    expect(rows).toEqual([{ text: said(WRONG, 'Oostzaan'), answer_id: shared.itemId, saved_by: agent.principalId }]);
    const told = await tenancy.admin.query(`select kind, params from app.notification where subject = $1`, [reply.id]);
    expect(told.rows).toEqual([{ kind: 'DRAFT_RECALLED', params: { title: 'Paspoort' } }]);
    later();
    await run(reply.id);
    expect(posted(reply.id)).toBe(false);
  });

  test('is found by the worker’s last look before anybody looked in the house', async () => {
    const reply = await send(await ask());
    await recall();
    later();
    await run(reply.id);
    expect(posted(reply.id)).toBe(false);
    expect((await stateOf(reply.id)).state).toBe('CANCELLED');
  });

  test('races with the recall: it is posted and on the list, or held, never both and never neither', async () => {
    for (let round = 0; round < 8; round += 1) {
      await tenancy.admin.query('delete from app.recall_message; delete from app.library_recall');
      const reply = await send(await ask());
      later();
      const [[made]] = await Promise.all([recall(), run(reply.id)]);
      await gather(made!.id);
      const { state } = await stateOf(reply.id);
      expect(['SENT', 'CANCELLED']).toContain(state);
      expect(posted(reply.id)).toBe(state === 'SENT');
      expect((await listOf(made!.id)).some((one) => one.replyId === reply.id)).toBe(state === 'SENT');
    }
  });

  test('and left before the recall stood is on the list, also when the list was made meanwhile', async () => {
    const reply = await send(await ask());
    later();
    network.sendScript.push('late');
    const running = run(reply.id);
    await expect.poll(() => network.late.length).toBe(1);
    const [made] = await recall();
    await gather(made!.id);
    expect(await listOf(made!.id)).toEqual([]);
    network.late.pop()!();
    await running;
    expect((await listOf(made!.id)).map((one) => one.replyId)).toEqual([reply.id]);
  });

  test('races with queueing: nothing that was queued beside it leaves', async () => {
    for (let round = 0; round < 8; round += 1) {
      await tenancy.admin.query('delete from app.recall_message; delete from app.library_recall');
      const id = await ask();
      const [, queued] = await Promise.allSettled([recall(), send(id)]);
      later();
      if (queued.status === 'rejected') expect(queued.reason).toMatchObject({ code: 'REPLIES_RECALLED' });
      else {
        await run(queued.value.id);
        expect(posted(queued.value.id)).toBe(false);
      }
    }
  });
});

describe('the list of what was sent with it', () => {
  test('is made in the house of every member of the partnership', async () => {
    const [made] = await recall();
    const spread = worker.runners.find(({ topic }) => topic === 'recall.spread')!;
    await spread.run({ tenantId: author.id, refId: made!.id, outboxId: newId() });
    const { rows } = await tenancy.admin.query(
      `select tenant_id from app.outbox where topic = 'recall.gather' and ref_id = $1 order by tenant_id`,
      [made!.id],
    );
    expect(rows.map((row) => row.tenant_id)).toEqual([author.id, adopter.id].sort());
  });

  test('holds the own messages of each tenant, and nobody else reads them', async () => {
    const ours = await sent();
    const theirs = await sent(author, writer, shared.templateId);
    const [made] = await recall();
    for (const tenant of [author, adopter, author, adopter]) await gather(made!.id, tenant);
    expect((await listOf(made!.id)).map((one) => one.replyId)).toEqual([ours]);
    expect((await listOf(made!.id, writer)).map((one) => one.replyId)).toEqual([theirs]);
    expect(await listOf(made!.id, outsider)).toEqual([]);
    const told = await tenancy.admin.query(
      `select params from app.notification where subject = $1 and tenant_id = $2`,
      [made!.id, adopter.id],
    );
    expect(told.rows).toEqual([{ params: { title: 'Paspoort', sent: '1' } }]);
  });

  test('puts a correction ready that a person sends, and knows it when that is sent', async () => {
    const replyId = await sent();
    const { conversationId } = await stateOf(replyId);
    const [made] = await recall({ correction: RIGHT });
    await gather(made!.id);
    const [message] = await listOf(made!.id);
    await refused(
      tenancy.as(writer, () => api.recalled.draftCorrection({ messageId: message!.id, expectedTenantId: author.id })),
      'REPLIES_RECALL_MESSAGE_NOT_FOUND',
    );
    await tenancy.admin.query(
      `insert into app.variable (tenant_id, name, value, changed_at, changed_by) values ($1, 'gemeente.naam', 'Oostzaan', now(), $1) on conflict do nothing`,
      [adopter.id],
    );
    await tenancy.as(agent, () =>
      api.recalled.draftCorrection({ messageId: message!.id, expectedTenantId: adopter.id }),
    );
    const { rows } = await tenancy.admin.query('select text from app.draft where conversation_id = $1', [
      conversationId,
    ]);
    expect(rows).toEqual([{ text: RIGHT.replace('{{gemeente.naam}}', 'Oostzaan') }]);
    const correction = await tenancy.as(agent, () =>
      api.service.send({
        commandId: newId(),
        conversationId,
        expectedTenantId: adopter.id,
        text: rows[0].text,
        confirmSecond: true,
      }),
    );
    later();
    await run(correction.id);
    expect(posted(correction.id)).toBe(true);
    expect(await listOf(made!.id)).toMatchObject([{ state: 'CORRECTED' }]);
  });

  test('takes a person’s word that nothing needs to be set right, with the reason', async () => {
    await sent();
    const [made] = await recall();
    await gather(made!.id);
    const [message] = await listOf(made!.id);
    const settle = (reason: string | null) =>
      tenancy.as(agent, () =>
        api.recalled.settle({ messageId: message!.id, expectedTenantId: adopter.id, state: 'NOT_NEEDED', reason }),
      );
    await refused(settle(' '), 'REPLIES_RECALL_REASON');
    expect(await settle('De inwoner was al gebeld.')).toMatchObject({ state: 'NOT_NEEDED' });
  });

  test('shows its author numbers of all adopters together, from five on, and nothing before', async () => {
    const all = [];
    for (let n = 0; n < 5; n += 1) {
      const tenant = await tenancy.addTenant(`Gemeente ${n}`);
      const person = await tenancy.addPerson(tenant, ['agent'], { initials: 'AA' });
      await addAccount(tenancy, tenant);
      await tenancy.admin.query(
        `insert into app.partnership_member (member_id, partnership_id, code, name, kind, theme) values ($1, $2, $3, $4, 'municipality', 'neutral')`,
        [tenant.id, partnership, tenant.code, tenant.name],
      );
      await takeOver(tenancy, tenant, partnership, shared);
      all.push({ tenant, person });
    }
    // With the one that adopted before these are six; the last two are taken away again to begin under five.
    const [last, before] = [all[4]!, all[3]!];
    await tenancy.admin.query('delete from app.adoption where tenant_id = any ($1::uuid[])', [
      [last.tenant.id, before.tenant.id],
    ]);
    await sent(all[0]!.tenant, all[0]!.person);
    await sent(author, writer, shared.templateId);
    const [made] = await recall();
    for (const { tenant } of all) await gather(made!.id, tenant);
    await gather(made!.id, author);
    const numbers = async (person: TestPerson) =>
      (await tenancy.as(person, () => api.recalled.list())).find(({ id }) => id === made!.id);
    expect((await numbers(writer))!.everywhere).toBeNull();
    await takeOver(tenancy, before.tenant, partnership, shared);
    expect((await numbers(writer))!.everywhere).toMatchObject({ sent: 1, corrected: 0, notNeeded: 0, open: 1 });
    expect((await numbers(writer))!.own).toMatchObject({ sent: 1 });
    expect((await numbers(all[0]!.person))!.everywhere).toBeNull();
  });
});
