import { readSettings } from '@samenspraak/platform/config';
import { migrate, putAssertionKeys } from '@samenspraak/platform/database';
import { createLog, guardProcess } from '@samenspraak/platform/observability';
import { migrateJobs } from '@samenspraak/platform/queue';
import { migrationFolders } from './migration-folders.js';

guardProcess(createLog('migrator'));
const settings = readSettings('migrator');
const log = createLog('migrator', settings.LOG_LEVEL);
const urls = { admin: settings.ADMIN_DATABASE_URL, migrator: settings.MIGRATOR_DATABASE_URL };

for (const name of await migrate(urls, migrationFolders(), settings.ROLE_PASSWORDS))
  log.info('migration.applied', { name });
await migrateJobs({ admin: urls.admin, jobs: settings.JOBS_DATABASE_URL });
await putAssertionKeys(urls.migrator, {
  app: Buffer.from(settings.ASSERTION_KEY_APP, 'hex'),
  worker: Buffer.from(settings.ASSERTION_KEY_WORKER, 'hex'),
});
