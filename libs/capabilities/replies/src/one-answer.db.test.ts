import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeNetwork } from './fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';

let tenancy: TestTenancy;
let leading: { tenant: TestTenant; agent: TestPerson };
let watching: { tenant: TestTenant; agent: TestPerson };
let now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  const open = async (name: string) => {
    const tenant = await tenancy.addTenant(name);
    await addAccount(tenancy, tenant);
    return { tenant, agent: await tenancy.addPerson(tenant, ['agent']) };
  };
  [leading, watching] = [await open('Purmerend'), await open('Oostzaan')];
  await tenancy.addPartnership('Samen', [leading.tenant, watching.tenant]);
  api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock);
});
afterAll(() => tenancy?.close());

/** One post that concerns two: each has its own copy. */
async function postForTwo() {
  const post = question(now, { text: 'File van Purmerend naar Oostzaan' });
  const copy = async ({ tenant }: typeof leading, involvement: 'lead' | 'watch') =>
    (await tenancy.asWorker(tenant, () => worker.intake.receive({ ...post, involvement }))).conversationId!;
  return { lead: await copy(leading, 'lead'), watch: await copy(watching, 'watch') };
}
const answer = ({ tenant, agent }: typeof leading, conversationId: string) =>
  tenancy.as(agent, () =>
    api.service.send({ commandId: newId(), conversationId, expectedTenantId: tenant.id, text: 'We kijken ernaar.' }),
  );

test('who watches cannot answer what the lead answered, on its way or sent', async () => {
  const { lead, watch } = await postForTwo();
  const reply = await answer(leading, lead);
  await expect(answer(watching, watch)).rejects.toMatchObject({ code: 'REPLIES_NEIGHBOUR_ANSWERS' });
  now = new Date(now.getTime() + 10_000);
  await worker.runners[0]!.run({ tenantId: leading.tenant.id, refId: reply.id, outboxId: newId() });
  await expect(answer(watching, watch)).rejects.toMatchObject({ code: 'REPLIES_NEIGHBOUR_ANSWERS' });
  expect(network.posts.filter((post) => post.key === reply.id)).toHaveLength(1);
});

test('who answers first answers alone, lead or watcher', async () => {
  const { lead, watch } = await postForTwo();
  await answer(watching, watch);
  await expect(answer(leading, lead)).rejects.toMatchObject({ code: 'REPLIES_NEIGHBOUR_ANSWERS' });
});

test('of two answers at the same moment one goes out, however often it is tried', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { lead, watch } = await postForTwo();
    const tried = await Promise.allSettled([answer(leading, lead), answer(watching, watch)]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'REPLIES_NEIGHBOUR_ANSWERS' },
    });
  }
});
