import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databaseUrls, ensureDatabase, migratorSettings } from '../../infra/run/database.mjs';
import { createKeeper } from '../../infra/run/keeper.mjs';
import { freePort } from '../../infra/run/ports.mjs';
import { startPostgres } from '../../infra/run/postgres.mjs';
import { newSecrets } from '../../infra/run/secrets.mjs';
import { createService } from '../../infra/run/service.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { startCollector } from './collector.mjs';
import { putAway } from './put-away.mjs';

/**
 * Starts the whole stack once for all suites of a run. Suites find it through the file that TEST_STACK_FILE names.
 * With TEST_STACK=database there is only a migrated database: for work on the walls themselves.
 * With TEST_STACK_FILE given, the stack that it describes runs already and is left running.
 */
export default async function start() {
  if (process.env.TEST_STACK_FILE) return;
  const stops = [];
  putAway(stops);
  try {
    const keeper = createKeeper();
    const folder = mkdtempSync(join(tmpdir(), 'samenspraak-suites-'));
    keeper.remove(folder);
    stops.push(
      async () => keeper.close(),
      async () => rmSync(folder, { recursive: true, force: true }),
    );
    const stack = process.env.TEST_STACK === 'database' ? await openDatabase(stops) : await openStack(stops, folder);
    const walls = await openWalls(stack, folder, keeper);
    const file = join(folder, 'stack.json');
    writeFileSync(file, JSON.stringify({ ...stack, walls }), { mode: 0o600 });
    process.env.TEST_STACK_FILE = file;
  } catch (error) {
    for (const stop of stops.splice(0).reverse()) await stop();
    throw error;
  }
}

async function openStack(stops, folder) {
  // Everything is told, so that what must not be told has every chance to be.
  const collector = await startCollector(folder);
  stops.push(collector.stop);
  const bouncePort = await freePort();
  const settings = {
    LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    MAIL_BOUNCE_ADDRESS: 'bounce@samenspraak.test',
    BOUNCE_PORT: String(bouncePort),
  };
  const { services, stop, ...stack } = await startStack({ ephemeral: true, settings });
  stops.push(stop);
  const logs = Object.fromEntries(Object.entries(services).map(([name, { log }]) => [name, log]));
  logs.migrator = join(dirname(logs.api), 'migrator.log');
  return { ...stack, folder: dirname(dirname(logs.api)), logs, spans: collector.file, bouncePort };
}

async function openDatabase(stops) {
  const postgres = await startPostgres({ ephemeral: true });
  stops.push(postgres.stop);
  const secrets = newSecrets();
  return { secrets, database: databaseUrls(postgres.superuserUrl, 'walls', secrets) };
}

// A second database with the same catalogue, in which suites may pull walls down while the stack runs on.
async function openWalls({ database, secrets }, logs, keeper) {
  const urls = databaseUrls(database.admin, 'walls', secrets);
  const maintenance = new URL(database.admin);
  maintenance.pathname = '/postgres';
  await ensureDatabase(maintenance.href, 'walls');
  const env = { ...process.env, SAMENSPRAAK_MODE: 'test', ...migratorSettings(urls, secrets) };
  await createService({ name: 'migrator', entry: 'apps/migrator/dist/main.js', env, logs, keeper }).finish();
  return urls;
}
