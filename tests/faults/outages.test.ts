import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKeeper } from '../../infra/run/keeper.mjs';
import { redisOnPath, startRedis } from '../../infra/run/redis.mjs';
import { Cable } from './cable.js';
import { councils } from './crash/desks.mjs';
import { CrashTest } from './crash/crash-test.mjs';
import { rest, until } from './crash/dice.mjs';
import { CONVERSATION } from './scene.js';
import { Traffic } from './traffic.js';

/** Two minutes take FAULT_OUTAGE_SECONDS=120; here as long as it takes to be noticed in each way of being away. */
const OUTAGE_MS = Number(process.env.FAULT_OUTAGE_SECONDS ?? 18) * 1_000;
const WOR = councils[0]!;
const program = redisOnPath();

/** A stack whose jobs wait in Redis, and whose network is at the other end of a cable. */
let crash: CrashTest;
let cable: Cable;
let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
const keeper = createKeeper();
const folder = mkdtempSync(join(tmpdir(), 'samenspraak-redis-'));

beforeAll(async () => {
  keeper.remove(folder);
  redis = program ? await startRedis({ program, folder, keeper }) : undefined;
  crash = await CrashTest.open({
    seed: 1,
    settings: redis ? { QUEUE_URL: redis.url } : {},
    wayToPractice: async (url) => {
      cable = await Cable.to(url);
      return cable.url;
    },
  });
}, 180_000);
afterAll(async () => {
  await crash?.close();
  await cable?.close();
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
  keeper.close();
}, 60_000);

const account = async () =>
  (await crash.desks.get(WOR.code, '{ channelAccounts { handle state explanation } }')).channelAccounts[0];
const lastItem = async (id: string) =>
  (await crash.desks.get(WOR.code, CONVERSATION, { id })).conversation.timeline.at(-1);
const notices = async () =>
  (
    await crash.db.query(
      `select n.params from app.notification n where n.kind = 'CHANNEL_DISTURBED' and n.tenant_id = $1`,
      [crash.desks.tenants.get(WOR.code)],
    )
  ).rows;

async function settles(traffic: Traffic, ms = 60_000): Promise<void> {
  expect(await traffic.allArrive()).toHaveLength(traffic.postIds.length);
  expect(traffic.replyIds.length).toBeGreaterThan(0);
  expect(await traffic.unsent(ms)).toEqual([]);
  expect(await traffic.answered()).toEqual({ most: 1, count: traffic.replyIds.length });
}

describe('Redis under load', () => {
  (program ? test : test.skip).each([
    [
      'killed and started again',
      () =>
        redis!
          .kill()
          .then(() => rest(3_000))
          .then(() => redis!.restart()),
    ],
    ['emptied', () => redis!.flush()],
  ])(
    '%s: nothing is lost, nothing goes twice, and the worker goes on by itself',
    async (_, strike) => {
      const traffic = await Traffic.of(crash);
      const pid = crash.stack.services.worker.pid;
      await traffic.start();
      await strike();
      await rest(2_000);
      await traffic.stop();
      await settles(traffic);
      expect(crash.stack.services.worker.pid).toBe(pid);
    },
    120_000,
  );
});

describe(`a network that is away for ${OUTAGE_MS / 1_000} seconds, in every way`, () => {
  test('loses nothing, sends nothing twice, says so to people, and recovers by itself', async () => {
    const traffic = await Traffic.of(crash);
    const before: string[] = [];
    for (let n = 0; n < 6; n += 1) before.push(await traffic.say('voor de storing'));
    const rows = await traffic.allArrive(before);
    expect(rows).toHaveLength(6);
    for (const [n, state] of (['refuses', 'drops', 'hangs'] as const).entries()) {
      await cable.become(state);
      for (const { conversation_id } of rows.slice(n * 2, n * 2 + 2))
        expect((await traffic.answer(conversation_id)).errors).toBeUndefined();
      await traffic.say(`terwijl het netwerk weg is: ${state}`);
      if (n === 0) await showsThatItIsAway(rows[0]!.conversation_id);
      await rest(OUTAGE_MS / 3);
    }
    expect(await notices()).toMatchObject([{ params: { account: '@wormerland', state: 'SUSPECT' } }]);
    await cable.become('whole');
    await traffic.say('na de storing');
    // Each wait is twice the one before, up to about a minute.
    await settles(traffic, Math.min(OUTAGE_MS, 64_000) + 60_000);
    await until(async () => (await account()).state === 'CONNECTED', 60_000);
    expect(await account()).toMatchObject({ state: 'CONNECTED' });
  }, 600_000);
});

async function showsThatItIsAway(conversationId: string): Promise<void> {
  const waiting = await until(async () => {
    const item = await lastItem(conversationId);
    return item.refusal && item;
  }, 10_000);
  expect(waiting).toMatchObject({ replyState: 'QUEUED', refusal: 'Het netwerk is niet bereikbaar.' });
  const shown = await until(async () => {
    const found = await account();
    return found.state !== 'CONNECTED' && found;
  }, 20_000);
  expect(shown).toMatchObject({ state: 'SUSPECT', explanation: expect.stringContaining('niet bereikbaar') });
}
