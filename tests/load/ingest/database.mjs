import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrls, ensureDatabase, migratorSettings, rolePasswords } from '../../../infra/run/database.mjs';
import { createKeeper } from '../../../infra/run/keeper.mjs';
import { startPostgres } from '../../../infra/run/postgres.mjs';
import { newSecrets } from '../../../infra/run/secrets.mjs';
import { createService } from '../../../infra/run/service.mjs';

const template = 'samenspraak_template';

/** A PostgreSQL that waits for the disk, with a migrated template for test tenancies to copy. @returns {Promise<() => Promise<void>>} its end */
export async function openDatabase() {
  const postgres = await startPostgres({ ephemeral: true, durable: true });
  const keeper = createKeeper();
  const logs = mkdtempSync(join(tmpdir(), 'samenspraak-ingest-'));
  keeper.remove(logs);
  const close = async () => {
    await postgres.stop();
    rmSync(logs, { recursive: true, force: true });
    keeper.close();
  };
  try {
    const secrets = newSecrets();
    await ensureDatabase(postgres.superuserUrl, template);
    const own = migratorSettings(databaseUrls(postgres.superuserUrl, template, secrets), secrets);
    const env = { ...process.env, SAMENSPRAAK_MODE: 'test', ...own };
    await createService({ name: 'migrator', entry: 'apps/migrator/dist/main.js', env, logs, keeper }).finish();
    Object.assign(process.env, {
      TEST_ADMIN_DATABASE_URL: postgres.superuserUrl,
      TEST_TEMPLATE_DATABASE: template,
      TEST_ROLE_PASSWORDS: JSON.stringify(rolePasswords(secrets)),
      TEST_ASSERTION_KEY_APP: secrets.appAssertionKey,
      TEST_ASSERTION_KEY_WORKER: secrets.workerAssertionKey,
      TEST_FIELD_KEY: secrets.fieldKey,
    });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}
