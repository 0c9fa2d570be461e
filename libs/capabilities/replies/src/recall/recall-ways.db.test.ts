import { CONNECTED_TOPIC } from '@samenspraak/channels';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WAYS_OUT } from '../approval/ways-out.js';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';
import { said, shareAnswer, takeOver, WRONG, type Shared } from './recall-fixture.js';

let tenancy: TestTenancy;
let author: TestTenant;
let adopter: TestTenant;
let writer: TestPerson;
let agent: TestPerson;
let approver: TestPerson;
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
  writer = await tenancy.addPerson(author, ['agent'], { initials: 'RV' });
  agent = await tenancy.addPerson(adopter, ['agent'], { initials: 'LK' });
  approver = await tenancy.addPerson(adopter, ['approver'], { initials: 'SB' });
  partnership = await tenancy.addPartnership('Samen', [author, adopter]);
  await addAccount(tenancy, adopter);
  const timings = new ReplyTimings({ undoMs: 0 });
  api = openReplyDesk(tenancy.door, network, timings, clock);
  worker = openReplyDesk(tenancy.workerDoor, network, timings, clock);
});
afterAll(() => tenancy?.close());
beforeEach(async () => {
  now = new Date(now.getTime() + 60_000);
  await tenancy.admin.query('delete from app.recall_message; delete from app.library_recall');
  network.calls.length = 0;
  network.sendScript.length = 0;
  shared = await shareAnswer(tenancy, writer, partnership, author);
  await takeOver(tenancy, adopter, partnership, shared);
});

const TEXT = said(WRONG, 'Oostzaan');
const recall = () =>
  tenancy.as(writer, () =>
    api.recalls.recall({
      ...{ templateId: shared.templateId, expectedTenantId: author.id, versions: [1] },
      ...{ kind: 'UNSAFE', reason: 'Het klopt niet.' },
    }),
  );
const ask = async () => (await tenancy.asWorker(adopter, () => worker.intake.receive(question(now)))).conversationId!;
const send = (conversationId: string, text = TEXT, answerId: string | null = shared.itemId) =>
  tenancy.as(agent, () =>
    api.service.send({ commandId: newId(), conversationId, expectedTenantId: adopter.id, text, answerId }),
  );
const runner = (topic: string) => worker.runners.find((one) => one.topic === topic)!;
const run = (refId: string, topic = 'reply.send') =>
  runner(topic).run({ tenantId: adopter.id, refId, outboxId: newId() });
const versionOf = async (id: string) => (await tenancy.as(agent, () => api.replies.find(id)))!.version;
const edit = async (replyId: string, text: string) => {
  const change = { commandId: newId(), replyId, expectedTenantId: adopter.id, version: await versionOf(replyId) };
  return tenancy.as(agent, () => api.sent.edit({ ...change, text }));
};
const refusedOne = async () => {
  const id = await ask();
  network.sendScript.push({ kind: 'rejected', reason: 'forbidden' } as never);
  const reply = await send(id);
  await run(reply.id);
  return reply;
};
const submitted = async () => {
  const own = { conversationId: await ask(), expectedTenantId: adopter.id, text: TEXT, answerId: shared.itemId };
  return tenancy.as(agent, () => api.approvals.author.submit(own));
};

/** By each way out: something is made ready before the recall, and tried after it. */
const tries: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  sendReply: async () => {
    const id = await ask();
    return () => send(id);
  },
  editSentReply: async () => {
    const reply = await send(await ask(), 'Morgen.', null);
    await run(reply.id);
    return () => edit(reply.id, TEXT);
  },
  resumeReply: async () => {
    const reply = await refusedOne();
    return () => tenancy.as(agent, () => api.sent.resume(reply.id, adopter.id));
  },
  approveReply: async () => {
    const { id: approvalId } = await submitted();
    return () =>
      tenancy.as(approver, async () => {
        const [view] = (await api.approvals.decisions.listWaiting()).filter(({ id }) => id === approvalId);
        expect(view!.stale).toBe('recalled');
        return api.approvals.decisions.approve({ approvalId, expectedTenantId: adopter.id, seen: view!.seen });
      });
  },
};

test.each(WAYS_OUT)('%s lets nothing leave that was called back', async (field) => {
  const attempt = await tries[field]!();
  await recall();
  const before = network.calls.length;
  await expect(attempt()).rejects.toMatchObject({
    code: expect.stringMatching(/^REPLIES_(RECALLED|APPROVAL_STALE)$/),
  });
  expect(network.calls).toHaveLength(before);
});

test('nothing that was called back is sent in for agreement', async () => {
  await recall();
  await expect(submitted()).rejects.toMatchObject({ code: 'REPLIES_RECALLED' });
});

test('what waited for an account that works again is held back', async () => {
  const reply = await send(await ask());
  await recall();
  await tenancy.admin.query(`update app.reply set refusal = 'account_revoked' where id = $1`, [reply.id]);
  const { rows } = await tenancy.admin.query('select account_id from app.reply where id = $1', [reply.id]);
  await run(rows[0].account_id, CONNECTED_TOPIC);
  await run(reply.id);
  expect(network.calls).toEqual([]);
});

test('the parts of an answer that did not leave yet are held back, also when their own words are few', async () => {
  const long = `${TEXT} ${'En verder leest u alles op onze website. '.repeat(20)}`.trim();
  const id = await ask();
  const input = { commandId: newId(), conversationId: id, expectedTenantId: adopter.id, text: long, thread: true };
  const reply = await tenancy.as(agent, () => api.service.send({ ...input, answerId: shared.itemId }));
  await run(reply.id);
  expect(network.calls).toHaveLength(1);
  await recall();
  const [, second] = await tenancy.as(agent, () => api.replies.listParts(reply.id));
  await run(second!.id);
  expect(network.calls).toHaveLength(1);
  expect((await tenancy.as(agent, () => api.replies.find(second!.id)))!).toMatchObject({
    state: 'REJECTED',
    refusal: 'recalled',
  });
});

test('a changed text that waits to be put on the network is not put there', async () => {
  const reply = await send(await ask(), 'Morgen.', null);
  await run(reply.id);
  await edit(reply.id, TEXT);
  await recall();
  const { rows } = await tenancy.admin.query('select id from app.reply_change where reply_id = $1', [reply.id]);
  await run(rows[0].id, 'reply.change');
  expect(network.changes).toEqual([]);
  const after = await tenancy.admin.query('select state, refusal from app.reply_change where id = $1', [rows[0].id]);
  expect(after.rows).toEqual([{ state: 'REJECTED', refusal: 'recalled' }]);
});
