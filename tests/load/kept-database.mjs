import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { databaseUrls, ensureDatabase, migratorSettings } from '../../infra/run/database.mjs';
import { createKeeper } from '../../infra/run/keeper.mjs';
import { dataFolder } from '../../infra/run/paths.mjs';
import { startPostgres } from '../../infra/run/postgres.mjs';
import { keptSecrets } from '../../infra/run/secrets.mjs';
import { createService } from '../../infra/run/service.mjs';

/**
 * A PostgreSQL whose data stay for the next run, brought to the latest migration. What was not finished is begun again:
 * data count once the file `stored` stands beside them.
 */
export async function openKeptDatabase(name) {
  const folder = join(dataFolder, name);
  const stored = join(folder, 'stored');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(stored)) rmSync(join(folder, 'data'), { recursive: true, force: true });
  const secrets = keptSecrets(join(folder, 'secrets.json'));
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), password: secrets.superuserPassword });
  const keeper = createKeeper();
  const closers = [() => postgres.stop(), () => keeper.close()];
  const close = async () => {
    for (const end of closers.reverse()) await end();
  };
  try {
    const urls = databaseUrls(postgres.superuserUrl, name, secrets);
    await ensureDatabase(postgres.superuserUrl, name);
    const env = { ...process.env, SAMENSPRAAK_MODE: 'test', ...migratorSettings(urls, secrets) };
    await createService({ name: 'migrator', entry: 'apps/migrator/dist/main.js', env, logs: folder, keeper }).finish();
    const admin = new pg.Client(urls.admin);
    await admin.connect();
    closers.push(() => admin.end());
    const key = { kid: 'app', secret: Buffer.from(secrets.appAssertionKey, 'hex'), lifeSeconds: 30 };
    /** A further source or connection that ends with the database. */
    const closing = (end) => closers.push(end);
    return { admin, urls, key, stored, closing, close };
  } catch (error) {
    await close();
    throw error;
  }
}
