import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { createKeeper } from './keeper.mjs';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { findRedis, startRedis } from './redis.mjs';
import { step, tail } from './report.mjs';
import { createService } from './service.mjs';
import { fingerprint, isDone, markDone } from './stamp.mjs';
import { findPnpm } from './toolchain.mjs';

const folder = join(root, 'tests', 'real-networks', 'network');
const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) =>
  join('tests/real-networks/network', name),
);

/**
 * Makes sure that a real Bluesky network can be started: its packages, which compile a native addon, and a Redis.
 * @returns {Promise<{ redis?: string, missing?: string }>} `missing` says what cannot be had and why
 */
export async function prepareBluesky() {
  const redis = await findRedis();
  if (!redis) return { missing: 'no redis-server on the PATH, and it cannot be installed here without root' };
  const print = fingerprint(manifests, `${process.version} ${process.platform} ${process.arch}`);
  if (isDone('bluesky', print) && existsSync(join(folder, 'node_modules', '.modules.yaml'))) return { redis };
  const { code, output } = await step('packages of the Bluesky network installed and compiled', install);
  if (code !== 0) return { missing: `its packages could not be installed or compiled:\n${tail(output, 15)}` };
  markDone('bluesky', print);
  return { redis };
}

async function install() {
  const pnpm = await findPnpm();
  // With the headers beside this Node nothing is fetched from elsewhere to compile against.
  const home = dirname(dirname(process.execPath));
  const own = existsSync(join(home, 'include', 'node', 'node.h')) ? { npm_config_nodedir: home } : {};
  const env = { ...process.env, CI: '1', ...own };
  return run(process.execPath, [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], { cwd: folder, env });
}

/**
 * Starts PLC, PDS and AppView on free ports, with a PostgreSQL and a Redis of their own; nothing is kept.
 * @param {{ redis: string }} parts from `prepareBluesky`
 * @returns {Promise<{ control: string, log: string, stop: () => Promise<void> }>} `control` is the door of serve.mjs
 */
export async function startBluesky({ redis }) {
  const stops = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const keeper = createKeeper();
    stops.push(async () => keeper.close());
    const temporary = mkdtempSync(join(tmpdir(), 'samenspraak-bluesky-'));
    keeper.remove(temporary);
    stops.push(async () => rmSync(temporary, { recursive: true, force: true }));
    const postgres = await step('PostgreSQL of the network ready', () => startPostgres({ ephemeral: true }));
    stops.push(postgres.stop);
    const store = await step('Redis ready', () => startRedis({ program: redis, folder: temporary, keeper }));
    stops.push(store.stop);
    const controlPort = await freePort();
    const control = `http://127.0.0.1:${controlPort}`;
    const places = join(temporary, 'tmp');
    mkdirSync(places);
    const env = {
      ...process.env,
      // What the network leaves in the temporary folder goes with ours.
      TMPDIR: places,
      DB_POSTGRES_URL: postgres.superuserUrl,
      DB_POSTGRES_SCHEMA: 'samenspraak',
      REDIS_HOST: `127.0.0.1:${store.port}`,
      CONTROL_PORT: String(controlPort),
      LOG_ENABLED: 'false',
    };
    const entry = 'tests/real-networks/network/serve.mjs';
    const network = createService({ name: 'bluesky', entry, env, logs: temporary, keeper, ready: control });
    stops.push(() => network.stop());
    await step('Bluesky network ready (PLC, PDS, AppView)', () => network.start());
    return { control, log: network.log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
