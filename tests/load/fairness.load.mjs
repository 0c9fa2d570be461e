import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createKeeper } from '../../infra/run/keeper.mjs';
import { root } from '../../infra/run/paths.mjs';
import { redisOnPath, startRedis } from '../../infra/run/redis.mjs';
import { progress } from '../../infra/run/report.mjs';
import { openTestDatabase } from '../../infra/run/test-database.mjs';
import { rest, until } from '../faults/crash/dice.mjs';
import { median, percentile, printResult, readOptions, round } from './measure.mjs';

const FLOOD = 20_000;
const FEW = 20;
/** What a call to a network takes, besides the transaction that reads the row. */
const CALL_MS = 40;
const topics = ['reply.send', 'mail.send'];

/**
 * How long the 20 jobs of one tenant take beside 20,000 of another, against alone; real relay, queue and workers, turn about, on
 * PostgreSQL and on Redis. A job reads in its tenant's context, waits for a network and writes.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const stops = [await openTestDatabase({ durable: true })];
  try {
    const parts = await loadPlatform();
    const redis = await openRedis(stops);
    const places = ['PostgreSQL', ...(redis ? ['Redis'] : [])];
    if (!redis) progress('*** no redis-server on the PATH: measured on PostgreSQL only ***');
    const figures = {};
    const ratios = {};
    let different = 0;
    for (const place of places) {
      for (const topic of topics) {
        const house = await House.open(parts, place === 'Redis' ? { redisUrl: redis.url } : undefined, topic);
        const measured = await house.measure(quick ? 5 : 25);
        different += measured.twice;
        await house.close();
        const name = `${topic.split('.')[0]}_${place.toLowerCase()}`;
        figures[`${name}_alone_ms`] = round(median(measured.alone));
        figures[`${name}_beside_ms`] = round(median(measured.beside));
        figures[`${name}_beside_p90_ms`] = round(percentile(measured.beside, 0.9));
        ratios[name] = round(median(measured.beside) / median(measured.alone));
        progress(`${name}: ${ratios[name]} times as long beside ${FLOOD}`);
      }
    }
    printResult({
      name: 'fairness',
      figures,
      ratios,
      oracle: { checked: places.length * topics.length * FEW * 2 * (quick ? 5 : 25), different },
      rounds: quick ? 5 : 25,
      about: { goal: 'ratios at most 1.2', flood: FLOOD, few: FEW, call_ms: CALL_MS, seed },
    });
    if (different > 0) process.exitCode = 1;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function loadPlatform() {
  const rooms = ['kernel', 'observability', 'queue', 'database', 'testing'];
  const doors = rooms.map((room) => import(pathToFileURL(join(root, `libs/platform/dist/${room}/index.js`)).href));
  return Object.assign({}, ...(await Promise.all(doors)));
}

async function openRedis(stops) {
  const program = redisOnPath();
  if (!program) return undefined;
  const keeper = createKeeper();
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-fairness-'));
  keeper.remove(folder);
  const redis = await startRedis({ program, folder, keeper });
  stops.push(async () => {
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
    keeper.close();
  });
  return redis;
}

/** A worker's queue with two tenants in a database of its own. */
class House {
  static async open(parts, place, topic) {
    const house = new House();
    const tenancy = await parts.openTestTenancy();
    const relayUrl = tenancy.database.urlFor('relay');
    const queues = new parts.JobQueues(
      place ?? { url: tenancy.database.urlFor('jobs'), schema: parts.JOBS_SCHEMA },
      parts.silentLog,
    );
    const source = await parts.openDataSource(relayUrl, 2);
    const relay = new parts.Relay(source, relayUrl, queues, parts.silentLog);
    const metrics = new parts.Metrics('measure');
    const workers = new parts.JobWorkers(tenancy.store, queues, parts.silentLog, metrics, 60, () => relay.freed());
    const runs = new Map();
    const run = async ({ tenantId, refId }) => {
      await tenancy.asWorker({ id: tenantId }, () => tenancy.workerDoor.query('select t.code from app.tenant t'));
      await rest(CALL_MS);
      await tenancy.asWorker({ id: tenantId }, () => tenancy.workerDoor.query('select 1'));
      runs.set(refId, (runs.get(refId) ?? 0) + 1);
    };
    workers.start([{ topic, run }]);
    await relay.start();
    const [flood, small] = [await tenancy.addTenant('Vloed'), await tenancy.addTenant('Klein')];
    return Object.assign(house, { tenancy, source, relay, workers, runs, topic, flood, small });
  }

  async close() {
    await this.workers.stop();
    await this.relay.stop();
    await this.source.destroy();
    await this.tenancy.close();
  }

  async measure(rounds) {
    await this.few();
    const result = { alone: [], beside: [], twice: 0 };
    for (let n = 0; n < rounds; n += 1) {
      result.alone.push(await this.few());
      await this.ring(this.flood, FLOOD);
      await rest(500);
      result.beside.push(await this.few());
      await this.tenancy.admin.query('delete from app.outbox where tenant_id = $1', [this.flood.id]);
      await rest(300);
    }
    result.twice = [...this.runs.values()].filter((times) => times !== 1).length;
    return result;
  }

  /** Milliseconds until the jobs of the small tenant are all done. */
  async few() {
    const ids = await this.ring(this.small, FEW);
    const begun = performance.now();
    await until(() => Promise.resolve(ids.every((id) => this.runs.has(id))), 60_000, 2);
    return performance.now() - begun;
  }

  /** Written in one transaction, as by somebody who sends them all at once. */
  async ring({ id }, count) {
    const { rows } = await this.tenancy.admin.query(
      `with rung as (
         insert into app.outbox (tenant_id, topic, ref_id) select $1, $2, uuidv7() from generate_series(1, $3) returning ref_id)
       select r.ref_id, pg_notify('outbox', '') from rung r`,
      [id, this.topic, count],
    );
    return rows.map((row) => row.ref_id);
  }
}
