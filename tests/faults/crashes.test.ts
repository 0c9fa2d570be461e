import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { councils } from './crash/desks.mjs';
import { CrashTest } from './crash/crash-test.mjs';
import { rest, until } from './crash/dice.mjs';
import { Traffic } from './traffic.js';

/** A stack of its own: here programs are killed, and leases last seconds. */
let crash: CrashTest;
let traffic: Traffic;
const WOR = councils[0]!;

beforeAll(async () => {
  crash = await CrashTest.open({ seed: Number(process.env.FAULT_SEED ?? 1) });
  traffic = await Traffic.of(crash);
}, 180_000);
afterAll(() => crash.close(), 60_000);

const accountState = async () =>
  (await crash.desks.get(WOR.code, '{ channelAccounts { handle state explanation } }')).channelAccounts[0];

describe('kill -9 of api and worker', () => {
  test('at every edge of receiving and sending, and at some of what comes after: nothing lost, nothing twice, every reply settled and true', async () => {
    const result = await crash.run(50, (line) => process.stderr.write(`    ${line}\n`));
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ postsPerReplyMax: 1, lost: 0, twice: 0, untruthful: 0, unsettled: 0 });
    // Those of what comes after sending come on top of the 50.
    expect(result.runs).toBeGreaterThanOrEqual(65);
    // A kill that comes before or after the edge proves nothing about it.
    expect(result.atEdge).toBeGreaterThanOrEqual(result.runs - 10);
  }, 600_000);
});

describe('PostgreSQL under load', () => {
  beforeAll(keepWhatIsCommitted, 60_000);

  test.each([
    ['of which one process is killed', () => crashDatabase()],
    ['that is started again', () => crash.stack.postgres!.restart('fast')],
    ['that is cut off and started again', () => crash.stack.postgres!.restart('immediate')],
  ])(
    '%s comes back with everything that was accepted, and the programs go on by themselves',
    async (_, strike) => {
      const load = await Traffic.of(crash);
      await load.start();
      const pids = [await crash.stack.services.api.pid, await crash.stack.services.worker.pid];
      await strike();
      await crash.reconnect();
      await rest(3_000);
      await load.stop();
      expect(await load.allArrive()).toHaveLength(load.postIds.length);
      expect(load.replyIds.length).toBeGreaterThan(0);
      expect(await load.unsent()).toEqual([]);
      expect((await load.answered()).most).toBe(1);
      expect([crash.stack.services.api.pid, crash.stack.services.worker.pid]).toEqual(pids);
      expect(await listeners()).toEqual(['samenspraak live', 'samenspraak outbox']);
    },
    180_000,
  );
});

describe('a token of the account that ended', () => {
  test('is shown, stops only that account, and its replies say why they did not go out', async () => {
    const [row] = await traffic.allArrive([await traffic.say('nog snel een vraag')]);
    const account = await crash.network.control('POST', 'accounts', { username: WOR.account });
    await crash.network.control('POST', 'tokens/revoke', { token: account.token });
    const shown = await until(async () => {
      const found = await accountState();
      return found.state === 'REVOKED' && found;
    }, 40_000);
    expect(shown).toMatchObject({ state: 'REVOKED', explanation: expect.stringMatching(/\w/) });
    const answer = await traffic.answer(row!.conversation_id);
    expect(answer.errors?.[0]?.extensions.code).toBe('REPLIES_NOT_POSSIBLE');
    // The shared connection still hears the council being named.
    const { token } = await crash.network.account('henk_fictief');
    const next = await crash.network.say(token, `In Wormerland ligt afval ${randomUUID().slice(0, 8)}`);
    expect(await traffic.allArrive([next.id])).toHaveLength(1);
  }, 120_000);
});

/** Who is told by the database, by a connection that was opened again. */
async function listeners(): Promise<string[]> {
  const { rows } = await crash.db.query(
    `select a.application_name as name from pg_stat_activity a where a.datname = current_database() and a.query like 'listen %' order by name`,
  );
  return rows.map((row) => row.name);
}

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
}
