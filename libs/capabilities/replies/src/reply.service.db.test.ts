import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeNetwork } from './fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';
import type { SendReply } from './reply.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let trainee: TestPerson;
let neighbour: TestPerson;
let now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent'], { initials: 'RV', name: 'Rianne Visser' });
  trainee = await tenancy.addPerson(ours, ['drafter']);
  neighbour = await tenancy.addPerson(theirs, ['agent'], { initials: 'LK' });
  await tenancy.addPartnership('Samen', [ours, theirs]);
  await addAccount(tenancy, ours, 60);
  await addAccount(tenancy, theirs);
  const timings = new ReplyTimings();
  api = openReplyDesk(tenancy.door, network, timings, clock);
  worker = openReplyDesk(tenancy.workerDoor, network, timings, clock);
});
afterAll(() => tenancy?.close());

async function ask(message = question(now), tenant = ours): Promise<string> {
  return (await tenancy.asWorker(tenant, () => worker.intake.receive(message))).conversationId!;
}

const command = (conversationId: string, changed: Partial<SendReply> = {}): SendReply => ({
  commandId: newId(),
  conversationId,
  expectedTenantId: ours.id,
  text: 'Morgen voor 12 uur.',
  ...changed,
});
const send = (input: SendReply, person = agent) => tenancy.as(person, () => api.service.send(input));
const run = (replyId: string, tenant = ours) =>
  worker.runners[0]!.run({ tenantId: tenant.id, refId: replyId, outboxId: newId() });
const later = (ms: number) => (now = new Date(now.getTime() + ms));

describe('sending', () => {
  test('queues for the undo time, signs, goes out and stands in the thread with the figures', async () => {
    const id = await ask();
    const reply = await send(command(id));
    expect(reply).toMatchObject({ state: 'QUEUED', text: 'Morgen voor 12 uur. ^RV', cotag: 'RV' });
    expect(reply.undoUntil.getTime() - now.getTime()).toBe(5_000);
    await run(reply.id);
    expect((await tenancy.as(agent, () => api.replies.find(reply.id)))!.state).toBe('QUEUED');
    later(5_000);
    await run(reply.id);
    await run(reply.id);
    expect(network.posts.filter((post) => post.key === reply.id)).toHaveLength(1);
    const thread = await tenancy.as(agent, () => api.conversations.timeline(id));
    expect(thread).toMatchObject([
      { kind: 'CITIZEN' },
      {
        kind: 'COUNCIL',
        replyState: 'SENT',
        cotag: 'RV',
        authorName: 'Rianne Visser',
        text: 'Morgen voor 12 uur. ^RV',
      },
    ]);
    expect(await tenancy.as(agent, () => api.conversations.get(id))).toMatchObject({
      status: 'WAITING',
      step: 'DIALOGUE',
      dueAt: null,
      question: true,
    });
    const { rows } = await tenancy.admin.query('select answered_at from app.fact where conversation_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(rows[0].answered_at).not.toBeNull();
  });

  test('the same command again answers the same reply, also ten at once', async () => {
    const input = command(await ask());
    const replies = await Promise.allSettled(Array.from({ length: 10 }, () => send(input)));
    const ids = replies.filter((one) => one.status === 'fulfilled').map((one) => one.value.id);
    expect(ids).toHaveLength(10);
    expect(new Set(ids).size).toBe(1);
  });

  test('a second answer to a message wants a confirmation', async () => {
    const id = await ask();
    await send(command(id));
    await expect(send(command(id))).rejects.toMatchObject({ code: 'REPLIES_IN_FLIGHT' });
    expect(await send(command(id, { confirmSecond: true }))).toMatchObject({ state: 'QUEUED' });
  });

  test.each([
    ['   ', 'REPLIES_EMPTY'],
    ['^RV', 'REPLIES_EMPTY'],
    ['Zie {{link.afvalkalender}}', 'REPLIES_VARIABLES_LEFT'],
    ['x'.repeat(60), 'REPLIES_TOO_LONG'],
  ])('%j is refused', async (text, code) => {
    const id = await ask();
    await expect(send(command(id, { text }))).rejects.toMatchObject({ code });
  });

  test('is for who may, as the tenant that was meant, in a conversation of that tenant', async () => {
    const id = await ask();
    await expect(send(command(id), trainee)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(send(command(id, { expectedTenantId: theirs.id }))).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
    await expect(send(command(id, { expectedTenantId: theirs.id }), neighbour)).rejects.toMatchObject({
      code: 'CONVERSATIONS_NOT_FOUND',
    });
    await expect(send(command('x'))).rejects.toMatchObject({ code: 'CONVERSATIONS_NOT_FOUND' });
    await expect(send(command(id, { commandId: 'x' }))).rejects.toMatchObject({ code: 'REPLIES_COMMAND_INVALID' });
  });

  test('to what the citizen took away is refused, also when it was queued before', async () => {
    const message = question(now);
    const id = await ask(message);
    const reply = await send(command(id));
    await ask({ ...message, kind: 'deleted' as never, revision: 2, text: '' });
    await expect(send(command(id, { confirmSecond: true }))).rejects.toMatchObject({
      code: 'REPLIES_NOT_POSSIBLE',
      params: { reason: 'deleted' },
    });
    later(5_000);
    await run(reply.id);
    expect(await tenancy.as(agent, () => api.replies.find(reply.id))).toMatchObject({
      state: 'REJECTED',
      refusal: 'gone',
    });
    expect(network.calls.some((call) => call.idempotencyKey === reply.id)).toBe(false);
  });

  test('two tenants cannot both answer one citizen, until the first takes it back', async () => {
    const message = question(now);
    const [mine, other] = [await ask(message), await ask(message, theirs)];
    const reply = await send(command(mine));
    const theirsToo = command(other, { expectedTenantId: theirs.id });
    await expect(send(theirsToo, neighbour)).rejects.toMatchObject({ code: 'REPLIES_NEIGHBOUR_ANSWERS' });
    await tenancy.as(agent, () => api.service.cancel(reply.id, ours.id));
    expect(await send(theirsToo, neighbour)).toMatchObject({ state: 'QUEUED' });
  });

  test('a job with another tenant finds nothing', async () => {
    const reply = await send(command(await ask()));
    later(5_000);
    await run(reply.id, theirs);
    expect((await tenancy.as(agent, () => api.replies.find(reply.id)))!.state).toBe('QUEUED');
    await expect(tenancy.as(neighbour, () => api.service.cancel(reply.id, theirs.id))).rejects.toMatchObject({
      code: 'REPLIES_NOT_FOUND',
    });
  });
});

describe('taking back', () => {
  test('in time keeps the text as a draft and nothing goes out', async () => {
    const id = await ask();
    const reply = await send(command(id));
    const cancelled = await tenancy.as(agent, () => api.service.cancel(reply.id, ours.id));
    expect(cancelled.state).toBe('CANCELLED');
    const { rows } = await tenancy.admin.query('select text from app.draft where conversation_id = $1', [id]);
    expect(rows).toEqual([{ text: 'Morgen voor 12 uur.' }]);
    later(5_000);
    await run(reply.id);
    expect(network.calls.some((call) => call.idempotencyKey === reply.id)).toBe(false);
    expect(await send(command(id))).toMatchObject({ state: 'QUEUED' });
  });

  test('races with sending and exactly one of them wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const reply = await send(command(await ask()));
      later(5_000);
      const [cancel] = await Promise.allSettled([
        tenancy.as(agent, () => api.service.cancel(reply.id, ours.id)),
        run(reply.id),
      ]);
      const posted = network.posts.some((post) => post.key === reply.id);
      expect(posted).toBe(cancel.status === 'rejected');
      const { state } = (await tenancy.as(agent, () => api.replies.find(reply.id)))!;
      expect(state).toBe(posted ? 'SENT' : 'CANCELLED');
    }
  });

  test('is too late once it is out', async () => {
    const reply = await send(command(await ask()));
    later(5_000);
    await run(reply.id);
    await expect(tenancy.as(agent, () => api.service.cancel(reply.id, ours.id))).rejects.toMatchObject({
      code: 'REPLIES_TOO_LATE',
      params: { state: 'SENT' },
    });
  });
});

describe('an uncertain reply', () => {
  async function uncertain(): Promise<string> {
    const reply = await send(command(await ask()));
    later(5_000);
    network.sendScript.push('unknown, lost');
    await run(reply.id);
    return reply.id;
  }
  const settle = (replyId: string, outcome: 'WAS_SENT' | 'WAS_NOT_SENT', permalink?: string) =>
    tenancy.as(agent, () => api.service.settle({ replyId, expectedTenantId: ours.id, outcome, permalink }));

  test('is listed for its own tenant only, and a person settles it', async () => {
    const id = await uncertain();
    expect((await tenancy.as(agent, () => api.service.listUncertain())).map((one) => one.id)).toContain(id);
    expect(await tenancy.as(neighbour, () => api.service.listUncertain())).toEqual([]);
    await expect(settle(id, 'WAS_SENT', 'javascript:alert(1)')).rejects.toMatchObject({
      code: 'REPLIES_PERMALINK_INVALID',
    });
    expect(await settle(id, 'WAS_SENT', 'https://netwerk.test/1')).toMatchObject({
      state: 'SENT',
      permalink: 'https://netwerk.test/1',
    });
    await expect(settle(id, 'WAS_NOT_SENT')).rejects.toMatchObject({ code: 'REPLIES_NOT_UNCERTAIN' });
  });

  test('that was not sent is refused and makes room for another', async () => {
    const id = await uncertain();
    expect(await settle(id, 'WAS_NOT_SENT')).toMatchObject({ state: 'REJECTED', refusal: 'settled_not_sent' });
  });
});
