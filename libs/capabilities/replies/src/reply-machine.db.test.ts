import type { TenantDoor } from '@samenspraak/platform/database';
import { CONNECTED_TOPIC } from '@samenspraak/channels';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeNetwork, type LookupTurn, type SendTurn } from './fake-network.js';
import { JobTable } from './job-table.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';
import type { Reply } from './reply.js';

let tenancy: TestTenancy;
let tenant: TestTenant;
let agent: TestPerson;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  tenant = await tenancy.addTenant('Wormerland');
  agent = await tenancy.addPerson(tenant, ['agent'], { initials: 'RV' });
  await addAccount(tenancy, tenant);
});
afterAll(() => tenancy?.close());

interface Schedule {
  sends: SendTurn[];
  lookups?: LookupTurn[];
  honoursKeys?: boolean;
  looksUp?: boolean;
  /** At which step calls that hang come back. */
  wakeAt?: number;
  /** At which step the network tells of what it has. */
  echoAt?: number;
  /** At which step somebody connects the account again. */
  connectAt?: number;
}

/** Lives through a schedule until nothing is left to do. */
async function live(schedule: Schedule): Promise<{ reply: Reply; network: FakeNetwork; steps: number }> {
  let now = new Date('2026-11-24T09:00:00Z');
  const clock = { now: () => now };
  const network = new FakeNetwork(clock.now);
  network.sendScript.push(...schedule.sends);
  network.lookupScript.push(...(schedule.lookups ?? []));
  network.honoursKeys = schedule.honoursKeys ?? true;
  network.looksUp = schedule.looksUp ?? true;
  let failing = 0;
  network.failWrites = () => (failing = 3);
  // The worker's door, whose transactions fail at the end when the schedule wants it.
  const jobDoor = Object.assign(Object.create(tenancy.workerDoor) as TenantDoor, {
    run: (actor: never, work: () => Promise<unknown>) =>
      tenancy.workerDoor.run(actor, async () => {
        const result = await work();
        if (failing > 0) {
          failing -= 1;
          throw new Error('the database went away');
        }
        return result;
      }),
  }) as TenantDoor;
  const timings = new ReplyTimings({ sendTimeoutMs: 3_600_000, writePauseMs: 0 });
  const api = openReplyDesk(tenancy.door, network, timings, clock);
  const worker = openReplyDesk(tenancy.workerDoor, network, timings, clock, jobDoor);
  const asked = question(now);
  const { conversationId } = await tenancy.asWorker(tenant, () => worker.intake.receive(asked));
  const { id } = await tenancy.as(agent, () =>
    api.service.send({
      commandId: newId(),
      conversationId: conversationId!,
      expectedTenantId: tenant.id,
      text: 'Morgen voor 12 uur.',
    }),
  );
  const table = new JobTable(tenancy, network, worker.runners, new Set([id]), clock.now);
  let steps = 0;
  for (; steps < 80; steps += 1) {
    if (steps === schedule.wakeAt) await wake(network);
    if (steps === schedule.echoAt) await echo();
    if (steps === schedule.connectAt) await connect();
    const wait = await table.untilNext();
    if (wait === undefined) break;
    now = new Date(now.getTime() + wait);
    await table.work();
  }
  await wake(network);
  const reply = await tenancy.asWorker(tenant, () => worker.replies.find(id));
  return { reply: reply!, network, steps };

  async function connect(): Promise<void> {
    network.allowed = true;
    const { accountId } = (await tenancy.asWorker(tenant, () => worker.replies.find(id)))!;
    const resumer = worker.runners.find(({ topic }) => topic === CONNECTED_TOPIC)!;
    // Told twice, as bells may be.
    for (const outboxId of ['1', '2']) await resumer.run({ tenantId: tenant.id, refId: accountId, outboxId });
  }

  async function echo(): Promise<void> {
    for (const { message, text } of network.posts) {
      const post = { ...question(message.at, { externalId: message.externalId, text: `@bewoner ${text}` }) };
      await tenancy.asWorker(tenant, () =>
        worker.intake.receive({
          ...post,
          direction: 'outbound',
          parentSourceId: asked.sourceId,
          permalink: message.permalink,
        }),
      );
    }
  }
}

async function wake(network: FakeNetwork): Promise<void> {
  const waiting = network.late.splice(0);
  for (const answer of waiting) answer();
  // The worker that came back writes what it knows, or is fenced off.
  if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 60));
}

describe('a reply whose process dies', () => {
  test('before the call was accepted is sent again with the same key, once', async () => {
    const { reply, network } = await live({ sends: ['crash before acceptance'] });
    expect(reply).toMatchObject({ state: 'SENT', attempt: 2 });
    expect(network.posts).toHaveLength(1);
    expect(new Set(network.calls.map((call) => call.idempotencyKey))).toEqual(new Set([reply.id]));
  });

  test('after acceptance is found on the network and never sent a second time', async () => {
    const { reply, network } = await live({ sends: ['crash after acceptance'], honoursKeys: false });
    expect(reply).toMatchObject({ state: 'SENT', externalId: network.posts[0]!.message.externalId });
    expect(network.calls).toHaveLength(1);
  });

  test('while it writes the result is found on the network', async () => {
    const { reply, network } = await live({ sends: ['write fails'], honoursKeys: false });
    expect(reply.state).toBe('SENT');
    expect(network.calls).toHaveLength(1);
  });

  test('before acceptance on a network without keys waits for a person', async () => {
    const { reply, network } = await live({ sends: ['crash before acceptance'], honoursKeys: false });
    expect(reply.state).toBe('UNKNOWN');
    expect(network.calls).toHaveLength(1);
  });

  test('on a network that cannot be searched waits for a person', async () => {
    const { reply } = await live({ sends: ['crash after acceptance'], looksUp: false });
    expect(reply.state).toBe('UNKNOWN');
  });

  test('is settled by the echo of the network', async () => {
    const { reply, network } = await live({ sends: ['crash after acceptance'], looksUp: false, echoAt: 2 });
    expect(reply).toMatchObject({ state: 'SENT', externalId: network.posts[0]!.message.externalId });
  });
});

describe('a failure', () => {
  test('before acceptance is tried again as long as the network is away', async () => {
    const down = { kind: 'retryable', cause: 'network' } as const;
    expect((await live({ sends: [down, down] })).reply).toMatchObject({ state: 'SENT', attempt: 3 });
    const long = await live({ sends: Array.from({ length: 20 }, () => down) });
    expect(long.reply).toMatchObject({ state: 'SENT', attempt: 21 });
    expect(long.network.posts).toHaveLength(1);
  });

  test('that the network names is given up after a few tries', async () => {
    const given = await live({ sends: Array.from({ length: 9 }, () => ({ kind: 'auth_suspect' }) as const) });
    expect(given.reply).toMatchObject({ state: 'REJECTED', refusal: 'account_suspect' });
    expect(given.network.posts).toHaveLength(0);
  });

  test('of the credential is told to channels, and clears', async () => {
    const suspect = await live({ sends: [{ kind: 'auth_suspect' }] });
    expect(suspect.reply.state).toBe('SENT');
    expect(suspect.network.reported).toEqual([{ kind: 'auth_suspect' }]);
  });

  test('of an account that was taken away keeps the reply, without a call, until the account is connected again', async () => {
    const { reply, network } = await live({ sends: [{ kind: 'auth_revoked' }], connectAt: 5 });
    expect(reply.state).toBe('SENT');
    expect(reply.sentAt!.getTime() - reply.createdAt.getTime()).toBeLessThan(6 * 3_600_000);
    expect(network.calls).toHaveLength(2);
    expect(network.posts).toHaveLength(1);
  });

  test('of an account that nobody connects again gives the reply back after a day', async () => {
    const { reply, network } = await live({ sends: [{ kind: 'auth_revoked' }] });
    expect(reply).toMatchObject({ state: 'REJECTED', refusal: 'account_revoked' });
    expect(network.calls).toHaveLength(1);
  });

  test('of a message that is gone is a refusal', async () => {
    expect((await live({ sends: [{ kind: 'gone' }] })).reply).toMatchObject({ state: 'REJECTED', refusal: 'gone' });
    const parent = { kind: 'rejected', reason: 'parent_gone' } as const;
    expect((await live({ sends: [parent] })).reply).toMatchObject({ state: 'REJECTED', refusal: 'gone' });
  });

  test('that names a moment waits for it', async () => {
    const resetAt = new Date('2026-11-24T10:00:00Z');
    const { reply } = await live({ sends: [{ kind: 'rate_limited', scope: 'connection', resetAt }] });
    expect(reply.state).toBe('SENT');
    expect(reply.sentAt!.getTime()).toBeGreaterThanOrEqual(resetAt.getTime());
  });
});

test('a worker that wakes up after its lease changes nothing, or tells the truth', async () => {
  const { reply, network } = await live({ sends: ['late'], wakeAt: 60 });
  expect(reply.state).toBe('SENT');
  expect(network.posts).toHaveLength(1);
});

const turn = fc.oneof(
  fc.constantFrom<SendTurn>(
    'ok',
    'crash before acceptance',
    'crash after acceptance',
    'write fails',
    'unknown, accepted',
    'unknown, lost',
    'late',
  ),
  fc.constantFrom<SendTurn>(
    { kind: 'retryable', cause: 'server' },
    { kind: 'rate_limited', scope: 'connection', resetAt: new Date('2026-11-24T09:30:00Z') },
    { kind: 'auth_suspect' },
    { kind: 'gone' },
    { kind: 'rejected', reason: 'forbidden' },
    { kind: 'contract_violation' },
  ),
);
const schedules = fc.record({
  sends: fc.array(turn, { minLength: 1, maxLength: 5 }),
  lookups: fc.array(fc.constantFrom<LookupTurn>('honest', 'honest', 'inconclusive', 'fails'), { maxLength: 6 }),
  honoursKeys: fc.boolean(),
  looksUp: fc.boolean(),
  wakeAt: fc.nat(6),
  echoAt: fc.option(fc.nat(8), { nil: undefined }),
});

test('in 200 schedules of failures no reply is posted twice and every end is true', async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const { reply, network, steps } = await live(schedule);
      ends.set(reply.state, (ends.get(reply.state) ?? 0) + 1);
      expect(steps).toBeLessThan(80);
      expect(network.posts.length).toBeLessThanOrEqual(1);
      expect(['SENT', 'REJECTED', 'UNKNOWN']).toContain(reply.state);
      if (reply.state === 'SENT') expect(reply.externalId).toBe(network.posts[0]?.message.externalId);
      if (reply.state === 'REJECTED') expect(network.posts).toEqual([]);
      const { rows } = await tenancy.admin.query('select count(*)::int as n from app.message where reply_id = $1', [
        reply.id,
      ]);
      expect(rows[0].n).toBe(reply.state === 'SENT' ? 1 : 0);
    }),
    { numRuns: 200 },
  );
  for (const state of ['SENT', 'REJECTED', 'UNKNOWN']) expect(ends.get(state)).toBeGreaterThan(10);
}, 240_000);
