import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { readSettings } from '../config/index.js';

/** A database of one test file, copied from the migrated template. */
export interface TestDatabase {
  readonly adminUrl: string;
  /** The address for one login role, such as `app`. */
  urlFor(role: string): string;
  drop(): Promise<void>;
}

/** Copies the template. Rights on a database itself are not copied by PostgreSQL, so they are given again. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const settings = readSettings('test');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = new pg.Client(settings.TEST_ADMIN_DATABASE_URL);
  await server.connect();
  try {
    await server.query('select pg_advisory_lock(761208)');
    await server.query(`create database ${name} template ${pg.escapeIdentifier(settings.TEST_TEMPLATE_DATABASE)}`);
    await server.query(`revoke all on database ${name} from public`);
    await server.query(`grant temporary on database ${name} to jobs`);
    await server.query(`grant connect on database ${name} to app, worker, relay, jobs, migrator`);
  } finally {
    await server.end();
  }
  const adminUrl = withPath(settings.TEST_ADMIN_DATABASE_URL, name);
  return {
    adminUrl,
    urlFor: (role) => {
      const url = new URL(adminUrl);
      url.username = role;
      url.password = settings.TEST_ROLE_PASSWORDS[role] ?? '';
      return url.href;
    },
    drop: async () => {
      const client = new pg.Client(settings.TEST_ADMIN_DATABASE_URL);
      await client.connect();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

function withPath(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
