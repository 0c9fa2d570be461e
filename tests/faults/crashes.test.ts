import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { councils } from './crash/desks.mjs';
import { CrashTest } from './crash/crash-test.mjs';
import { rest, until } from './crash/dice.mjs';
import { CONVERSATION, SEND } from './scene.js';

/** A stack of its own: here programs are killed, and leases last seconds. */
let crash: CrashTest;
let citizen: { token: string };
const WOR = councils[0]!;

beforeAll(async () => {
  crash = await CrashTest.open({ seed: Number(process.env.FAULT_SEED ?? 1) });
  citizen = await crash.network.account('henk_fictief');
}, 180_000);
afterAll(() => crash.close(), 60_000);

const say = (text: string) => crash.network.say(citizen.token, `@${WOR.account} ${randomUUID().slice(0, 8)} ${text}`);
const arrivals = async (ids: readonly string[]) =>
  (
    await crash.db.query<{ external_id: string; conversation_id: string }>(
      `select m.external_id, m.conversation_id from app.message m where m.direction = 'inbound' and m.external_id = any ($1)`,
      [ids],
    )
  ).rows;
const allArrive = (ids: readonly string[], ms = 60_000) =>
  until(async () => {
    const rows = await arrivals(ids);
    return rows.length >= ids.length && rows;
  }, ms);
const send = (conversationId: string) =>
  crash.desks.ask(WOR.code, SEND, {
    input: {
      ...{ commandId: randomUUID(), conversationId, expectedTenantId: crash.desks.tenants.get(WOR.code) },
      text: 'Dank u, we kijken ernaar.',
    },
  });
const lastItem = async (id: string) =>
  (await crash.desks.get(WOR.code, CONVERSATION, { id })).conversation.timeline.at(-1);
const accountState = async () =>
  (await crash.desks.get(WOR.code, '{ channelAccounts { handle state explanation } }')).channelAccounts[0];

describe('kill -9 of api and worker', () => {
  test('at every edge of receiving and sending: nothing lost, nothing twice, every reply settled and true', async () => {
    const result = await crash.run(50, (line) => process.stderr.write(`    ${line}\n`));
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ runs: 50, postsPerReplyMax: 1, lost: 0, twice: 0, untruthful: 0, unsettled: 0 });
    // A kill that comes before or after the edge proves nothing about it.
    expect(result.atEdge).toBeGreaterThanOrEqual(40);
  }, 600_000);
});

describe('a network that is down for twenty seconds', () => {
  test('loses nothing, shows that it is away, and recovers by itself', async () => {
    const before = await Promise.all(['voor de storing', 'ook ervoor', 'nog een'].map(say));
    const rows = (await allArrive(before.map(({ id }) => id))) ?? [];
    expect(rows).toHaveLength(3);
    const { practice } = crash.stack.services;
    await practice.kill();
    const down = Date.now();
    for (const { conversation_id } of rows) expect((await send(conversation_id)).errors).toBeUndefined();
    const waiting = await until(async () => {
      const item = await lastItem(rows[0]!.conversation_id);
      return item.refusal && item;
    }, 10_000);
    expect(waiting).toMatchObject({ replyState: 'QUEUED', refusal: 'Het netwerk is niet bereikbaar.' });
    const state = await until(
      async () => {
        const account = await accountState();
        return account.state !== 'CONNECTED' && account;
      },
      20_000 - (Date.now() - down),
    );
    expect(state).toMatchObject({ state: 'SUSPECT' });
    await rest(Math.max(0, 20_000 - (Date.now() - down)));
    await practice.restart();
    const after = await Promise.all(['na de storing', 'en weer een'].map(say));
    expect(await allArrive(after.map(({ id }) => id))).toHaveLength(2);
    const sent = await until(async () => {
      const items = await Promise.all(rows.map((row) => lastItem(row.conversation_id)));
      return items.every((item) => item.kind === 'COUNCIL' || item.replyState === 'SENT');
    }, 60_000);
    expect(sent).toBe(true);
    const posts = await crash.network.postsOf(WOR.account);
    for (const { id } of before) expect(posts.filter((post) => post.in_reply_to_id === id)).toHaveLength(1);
    const recovered = await until(async () => (await accountState()).state === 'CONNECTED', 30_000);
    expect(recovered).toBe(true);
  }, 180_000);
});

describe('PostgreSQL that dies under load', () => {
  test('comes back with everything that was accepted, and the programs go on by themselves', async () => {
    await keepWhatIsCommitted();
    const ids: string[] = [];
    const accepted: string[] = [];
    let busy = true;
    const posting = (async () => {
      while (busy) {
        ids.push((await say('onder belasting')).id);
        await rest(150);
      }
    })();
    const answering = (async () => {
      const done = new Set<string>();
      while (busy) {
        const next = (await arrivals(ids).catch(() => [])).find((row) => !done.has(row.external_id));
        const answer = next && (await send(next.conversation_id).catch(() => undefined));
        if (next && answer?.data) accepted.push(answer.data.sendReply.id);
        if (next && answer) done.add(next.external_id);
        await rest(100);
      }
    })();
    await rest(2_000);
    const pids = [await crash.stack.services.api.pid, await crash.stack.services.worker.pid];
    await crashDatabase();
    await rest(4_000);
    busy = false;
    await Promise.all([posting, answering]);
    expect(await allArrive(ids)).toHaveLength(ids.length);
    expect(accepted.length).toBeGreaterThan(0);
    const settled = await until(async () => {
      const { rows } = await crash.db.query('select r.state from app.reply r where r.id = any ($1::uuid[])', [
        accepted,
      ]);
      return rows.length === accepted.length && rows.every((row) => row.state === 'SENT');
    }, 60_000);
    expect(settled).toBe(true);
    const posts = await crash.network.postsOf(WOR.account);
    const perPost = Map.groupBy(posts, (post) => post.in_reply_to_id);
    for (const id of ids) expect(perPost.get(id)?.length ?? 0).toBeLessThanOrEqual(1);
    expect([crash.stack.services.api.pid, crash.stack.services.worker.pid]).toEqual(pids);
  }, 180_000);
});

describe('a token of the account that ended', () => {
  test('is shown, stops only that account, and its replies say why they did not go out', async () => {
    const { id } = await say('nog snel een vraag');
    const [row] = (await allArrive([id])) ?? [];
    const account = await crash.network.control('POST', 'accounts', { username: WOR.account });
    await crash.network.control('POST', 'tokens/revoke', { token: account.token });
    const shown = await until(async () => {
      const found = await accountState();
      return found.state === 'REVOKED' && found;
    }, 40_000);
    expect(shown).toMatchObject({ state: 'REVOKED', explanation: expect.stringMatching(/\w/) });
    const answer = await send(row!.conversation_id);
    expect(answer.errors?.[0]?.extensions.code).toBe('REPLIES_NOT_POSSIBLE');
    // The shared connection still hears the council being named.
    const next = await crash.network.say(citizen.token, `In Wormerland ligt afval ${randomUUID().slice(0, 8)}`);
    expect(await allArrive([next.id])).toHaveLength(1);
  }, 120_000);
});

/** Stacks of tests commit without waiting for the log; here an answer must mean that it is kept. */
async function keepWhatIsCommitted(): Promise<void> {
  const { rows } = await crash.db.query('select quote_ident(current_database()) as name');
  await crash.db.query(`alter database ${rows[0].name} set synchronous_commit = on`);
  for (const program of [crash.stack.services.worker, crash.stack.services.api]) {
    await program.kill();
    await program.restart();
  }
}

/** Kills one server process with -9: PostgreSQL then ends all others and recovers from its log, as after a crash. */
async function crashDatabase(): Promise<void> {
  const victim = new pg.Client(crash.stack.database.admin);
  victim.on('error', () => undefined);
  await victim.connect();
  const { rows } = await victim.query('select pg_backend_pid() as pid');
  process.kill(rows[0].pid, 'SIGKILL');
  await victim.end().catch(() => undefined);
  await crash.reconnect();
}
