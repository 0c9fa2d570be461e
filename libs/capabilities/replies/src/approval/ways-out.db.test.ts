import { readFileSync } from 'node:fs';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';
import { WAYS, WAYS_OUT } from './ways-out.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let agent: TestPerson;
const now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  ours = await tenancy.addTenant('Wormerland');
  agent = await tenancy.addPerson(ours, ['agent', 'approver', 'coordinator', 'spokesperson'], { initials: 'RV' });
  await tenancy.addPartnership('Samen', [ours]);
  await addAccount(tenancy, ours);
  await tenancy.admin.query(`insert into app.topic (tenant_id, name, sensitive) values ($1, 'Asiel', true)`, [ours.id]);
  const timings = new ReplyTimings({ undoMs: 0 });
  api = openReplyDesk(tenancy.door, network, timings, clock);
  worker = openReplyDesk(tenancy.workerDoor, network, timings, clock);
});
afterAll(() => tenancy?.close());

const expectedTenantId = () => ours.id;
const setTopic = (id: string) => tenancy.admin.query(`update app.conversation set topic = 'Asiel' where id = $1`, [id]);
async function ask(): Promise<string> {
  return (await tenancy.asWorker(ours, () => worker.intake.receive(question(now)))).conversationId!;
}
const send = (conversationId: string) =>
  tenancy.as(agent, () =>
    api.service.send({ commandId: newId(), conversationId, expectedTenantId: ours.id, text: 'Morgen.' }),
  );
const run = (refId: string) => worker.runners[0]!.run({ tenantId: ours.id, refId, outboxId: newId() });

/** By each way out: one person with all roles tries to let an own answer leave on a sensitive topic. */
const tries: Readonly<Record<string, () => Promise<unknown>>> = {
  sendReply: async () => {
    const id = await ask();
    await setTopic(id);
    return send(id);
  },
  editSentReply: async () => {
    const id = await ask();
    const reply = await send(id);
    await run(reply.id);
    await setTopic(id);
    const { version } = (await tenancy.as(agent, () => api.replies.find(reply.id)))!;
    const change = { commandId: newId(), replyId: reply.id, expectedTenantId: expectedTenantId(), version };
    return tenancy.as(agent, () => api.sent.edit({ ...change, text: 'Overmorgen.' }));
  },
  resumeReply: async () => {
    const id = await ask();
    network.sendScript.push({ kind: 'rejected', reason: 'forbidden' } as never);
    const reply = await send(id);
    await run(reply.id);
    await setTopic(id);
    return tenancy.as(agent, () => api.sent.resume(reply.id, ours.id));
  },
  approveReply: async () => {
    const id = await ask();
    await setTopic(id);
    const own = { conversationId: id, expectedTenantId: ours.id, text: 'Morgen.' };
    const asked = await tenancy.as(agent, () => api.approvals.author.submit(own));
    return tenancy.as(agent, () =>
      api.approvals.decisions.approve({ approvalId: asked.id, expectedTenantId: ours.id, seen: asked.seen }),
    );
  },
};

test('each operation is known: words leave by it, or it is said why not', () => {
  const file = new URL('../../registers/operations.json', import.meta.url);
  const fields = (JSON.parse(readFileSync(file, 'utf8')) as { field: string }[]).map(({ field }) => field);
  const changes = fields.filter((field) => field.startsWith('Mutation.')).map((field) => field.slice(9));
  expect(changes.sort()).toEqual(Object.keys(WAYS).sort());
});

test.each(WAYS_OUT)('%s lets nothing leave that only one person stands behind', async (field) => {
  await expect(tries[field]!()).rejects.toMatchObject({
    code: expect.stringMatching(/^REPLIES_APPROVAL_(NEEDED|NOT_YOURS)$/),
  });
});
