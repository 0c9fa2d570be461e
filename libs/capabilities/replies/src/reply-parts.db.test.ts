import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeNetwork, type LookupTurn, type SendTurn } from './fake-network.js';
import { JobTable } from './job-table.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';
import type { Reply } from './reply.js';

const SENTENCE = 'Zet de container op dinsdag voor half acht aan de weg. ';
const TEXT = SENTENCE.repeat(3).trim();

let tenancy: TestTenancy;
let tenant: TestTenant;
let agent: TestPerson;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  tenant = await tenancy.addTenant('Wormerland');
  agent = await tenancy.addPerson(tenant, ['agent'], { initials: 'RV' });
  await addAccount(tenancy, tenant, 100);
});
afterAll(() => tenancy?.close());

/** An answer in parts at its desk, with a network and a clock of its own. */
async function open({ honoursKeys = true } = {}) {
  let now = new Date('2026-11-24T09:00:00Z');
  const clock = { now: () => now };
  const network = new FakeNetwork(clock.now);
  network.honoursKeys = honoursKeys;
  const timings = new ReplyTimings({ sendTimeoutMs: 3_600_000, writePauseMs: 0 });
  const api = openReplyDesk(tenancy.door, network, timings, clock);
  const worker = openReplyDesk(tenancy.workerDoor, network, timings, clock);
  const asked = question(now);
  const { conversationId } = await tenancy.asWorker(tenant, () => worker.intake.receive(asked));
  const commandId = newId();
  const send = (text = TEXT, thread = true) =>
    tenancy.as(agent, () =>
      api.service.send({
        commandId,
        conversationId: conversationId!,
        expectedTenantId: tenant.id,
        text,
        thread,
      }),
    );
  const parts = async (first: Reply): Promise<Reply[]> =>
    tenancy.asWorker(tenant, () => worker.replies.listParts(first.threadId!));
  /** Lives until nothing is left to do, also of what a late answer of the network set going. */
  const live = async (first: Reply) => {
    const ids = new Set((await parts(first)).map(({ id }) => id));
    const table = new JobTable(tenancy, network, worker.runners, ids, clock.now);
    for (;;) {
      for (let step = 0; step < 120; step += 1) {
        const wait = await table.untilNext();
        if (wait === undefined) break;
        now = new Date(now.getTime() + wait);
        await table.work();
      }
      const waiting = network.late.splice(0);
      if (waiting.length === 0) return parts(first);
      for (const answer of waiting) answer();
      // The worker that came back writes what it knows, or is fenced off.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const states = async (first: Reply) => (await parts(first)).map(({ state }) => state);
  const shown = () => tenancy.as(agent, () => api.conversations.timeline(conversationId!));
  const settle = (replyId: string, outcome: 'WAS_SENT' | 'WAS_NOT_SENT') =>
    tenancy.as(agent, () => api.service.settle({ replyId, expectedTenantId: tenant.id, outcome }));
  const resume = (replyId: string) => tenancy.as(agent, () => api.sent.resume(replyId, tenant.id));
  return {
    network,
    api,
    worker,
    asked,
    conversationId: conversationId!,
    send,
    parts,
    live,
    states,
    shown,
    settle,
    resume,
  };
}

describe('an answer that is too long for one post', () => {
  test('goes out in parts that answer each other, in order, each once, and stands in the thread', async () => {
    const desk = await open();
    const first = await desk.send();
    const parts = await desk.live(first);
    expect(parts.map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
    const { posts } = desk.network;
    expect(posts.map(({ text }) => text)).toEqual(parts.map(({ text }) => text));
    expect(posts.map(({ parent }) => parent)).toEqual([
      desk.asked.externalId,
      posts[0]!.message.externalId,
      posts[1]!.message.externalId,
    ]);
    expect(posts.at(-1)!.text).toMatch(/3\/3 \^RV$/);
    expect(new Set(desk.network.calls.map(({ inReplyTo }) => inReplyTo!.author.handle))).toEqual(new Set(['bewoner']));
    const thread = await desk.shown();
    expect(thread.map(({ kind }) => kind)).toEqual(['CITIZEN', 'COUNCIL', 'COUNCIL', 'COUNCIL']);
    expect(thread.at(-1)!.details!.place).toEqual({ part: 3, parts: 3, sent: 3, state: 'SENT' });
  });

  test('is refused when it may not go in parts, and when there would be more than ten', async () => {
    const desk = await open();
    await expect(desk.send(TEXT, false)).rejects.toMatchObject({ code: 'REPLIES_TOO_LONG' });
    await expect(desk.send(SENTENCE.repeat(30))).rejects.toMatchObject({
      code: 'REPLIES_THREAD_TOO_LONG',
      params: { most: 10 },
    });
  });

  test('is taken back as a whole, and its text is the draft again as it was written', async () => {
    const desk = await open();
    const text = `${SENTENCE.trim()}\n\n${SENTENCE.repeat(2).trim()}`;
    const first = await desk.send(text);
    await tenancy.as(agent, () => desk.api.service.cancel(first.id, tenant.id));
    expect(await desk.states(first)).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED']);
    const { rows } = await tenancy.admin.query('select text from app.draft where conversation_id = $1', [
      desk.conversationId,
    ]);
    expect(rows).toEqual([{ text }]);
    await desk.live(first);
    expect(desk.network.posts).toEqual([]);
  });

  test('waits at a part of which nobody knows, and goes on when a person says that it is there', async () => {
    const desk = await open({ honoursKeys: false });
    const first = await desk.send();
    desk.network.sendScript.push('ok', 'unknown, lost');
    await desk.live(first);
    expect(await desk.states(first)).toEqual(['SENT', 'UNKNOWN', 'QUEUED']);
    expect((await desk.shown()).at(-1)!.details!.place).toMatchObject({ sent: 1, state: 'UNKNOWN' });
    const [, second] = await desk.parts(first);
    const { rows } = await tenancy.admin.query('select kind from app.notification where subject = $1', [second!.id]);
    expect(rows).toEqual([{ kind: 'ANSWER_UNCERTAIN' }]);
    await desk.settle(second!.id, 'WAS_SENT');
    expect((await desk.live(first)).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
    // Where the second stands nobody told, so the third answers the first.
    expect(desk.network.posts.map(({ parent }) => parent)).toEqual([
      desk.asked.externalId,
      desk.network.posts[0]!.message.externalId,
    ]);
  });

  test('that is refused in the middle says so of all that follows, and goes on from there when a person wants it', async () => {
    const desk = await open();
    const first = await desk.send();
    desk.network.sendScript.push('ok', { kind: 'rejected', reason: 'forbidden' });
    await desk.live(first);
    expect(await desk.states(first)).toEqual(['SENT', 'REJECTED', 'REJECTED']);
    const thread = await desk.shown();
    expect(thread.map(({ details }) => details?.mayResume)).toEqual([undefined, false, true, false]);
    expect(thread.at(-1)!.refusal).toMatch(/eerder deel/);
    const [, second, third] = await desk.parts(first);
    await expect(desk.resume(third!.id)).rejects.toMatchObject({ code: 'REPLIES_NOT_RESUMABLE' });
    await desk.resume(second!.id);
    expect((await desk.live(first)).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
    expect(desk.network.posts.map(({ text }) => text.slice(-3))).toEqual(['1/3', '2/3', '^RV']);
  });

  test('is one answer to its message: another one wants a confirmation', async () => {
    const desk = await open();
    await desk.send();
    const again = {
      commandId: newId(),
      conversationId: desk.conversationId,
      expectedTenantId: tenant.id,
      text: 'Nog iets',
    };
    await expect(tenancy.as(agent, () => desk.api.service.send(again))).rejects.toMatchObject({
      code: 'REPLIES_IN_FLIGHT',
    });
  });
});

const turn = fc.oneof(
  { weight: 2, arbitrary: fc.constant<SendTurn>('ok') },
  fc.constantFrom<SendTurn>(
    'crash before acceptance',
    'crash after acceptance',
    'unknown, accepted',
    'unknown, lost',
    'late',
  ),
  fc.constantFrom<SendTurn>(
    { kind: 'retryable', cause: 'server' },
    { kind: 'auth_suspect' },
    { kind: 'rejected', reason: 'forbidden' },
  ),
);
const schedules = fc.record({
  sends: fc.array(turn, { maxLength: 8 }),
  lookups: fc.array(fc.constantFrom<LookupTurn>('honest', 'honest', 'inconclusive', 'fails'), { maxLength: 6 }),
  honoursKeys: fc.boolean(),
});

test('in 25 schedules of failures each part is posted at most once, in order, and what is told of them is true', async () => {
  const ends = new Set<string>();
  await fc.assert(
    fc.asyncProperty(schedules, async ({ sends, lookups, honoursKeys }) => {
      const desk = await open({ honoursKeys });
      const first = await desk.send();
      desk.network.sendScript.push(...sends);
      desk.network.lookupScript.push(...lookups);
      const parts = await desk.live(first);
      const { posts } = desk.network;
      const texts = posts.map(({ text }) => text);
      // In order, none twice, none left out in between.
      expect(texts).toEqual(parts.map(({ text }) => text).slice(0, texts.length));
      for (const [n, part] of parts.entries()) {
        if (part.state === 'SENT') expect(part.externalId).toBe(posts[n]!.message.externalId);
        if (part.state === 'REJECTED' || part.state === 'QUEUED') expect(n).toBeGreaterThanOrEqual(texts.length);
        if (n > 0 && part.attempt > 0) expect(parts[n - 1]!.state).toBe('SENT');
        expect(['SENT', 'REJECTED', 'UNKNOWN', 'QUEUED']).toContain(part.state);
      }
      const open1 = parts.findIndex(({ state }) => state === 'QUEUED');
      if (open1 >= 0) expect(parts[open1 - 1]!.state).toMatch(/UNKNOWN|QUEUED/);
      ends.add(parts.map(({ state }) => state[0]).join(''));
    }),
    { numRuns: 25 },
  );
  expect(ends.size).toBeGreaterThan(3);
}, 120_000);
