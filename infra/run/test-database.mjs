import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrls, ensureDatabase, migratorSettings, rolePasswords } from './database.mjs';
import { createKeeper } from './keeper.mjs';
import { root } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { redisOnPath, startRedis } from './redis.mjs';
import { newSecrets } from './secrets.mjs';
import { createService } from './service.mjs';

const template = 'samenspraak_template';

/** Global setup of the database tests: one throw-away database, and a Redis where there is one. */
export const setup = () => openTestDatabase({ redis: redisOnPath() });

/**
 * A throw-away PostgreSQL with a migrated template, which each test tenancy copies. They find it through the TEST_ settings
 * below.
 * @param {object} [options]
 * @param {boolean} [options.durable] it waits for the disk, as in production: for whoever measures
 * @param {string} [options.redis] the program of a Redis to start beside it
 * @returns {Promise<() => Promise<void>>} its end
 */
export async function openTestDatabase({ durable = false, redis: program } = {}) {
  const migrator = 'apps/migrator/dist/main.js';
  if (!existsSync(join(root, migrator))) throw new Error('Build the migrator first: pnpm exec tsc -b apps/migrator');
  const postgres = await startPostgres({ ephemeral: true, durable });
  const logs = mkdtempSync(join(tmpdir(), 'samenspraak-test-'));
  const keeper = createKeeper();
  keeper.remove(logs);
  const redis = program && (await startRedis({ program, folder: logs, keeper }));
  const tearDown = async () => {
    await redis?.stop();
    await postgres.stop();
    rmSync(logs, { recursive: true, force: true });
    keeper.close();
  };
  try {
    const secrets = newSecrets();
    await ensureDatabase(postgres.superuserUrl, template);
    const own = migratorSettings(databaseUrls(postgres.superuserUrl, template, secrets), secrets);
    const env = { ...process.env, SAMENSPRAAK_MODE: 'test', ...own };
    await createService({ name: 'migrator', entry: migrator, env, logs, keeper }).finish();
    Object.assign(process.env, {
      TEST_ADMIN_DATABASE_URL: postgres.superuserUrl,
      TEST_TEMPLATE_DATABASE: template,
      TEST_ROLE_PASSWORDS: JSON.stringify(rolePasswords(secrets)),
      TEST_ASSERTION_KEY_APP: secrets.appAssertionKey,
      TEST_ASSERTION_KEY_WORKER: secrets.workerAssertionKey,
      TEST_FIELD_KEY: secrets.fieldKey,
      ...(redis && { TEST_REDIS_URL: redis.url }),
    });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
