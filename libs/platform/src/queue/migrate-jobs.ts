import { runMigrations } from 'bullmq';
import pg from 'pg';

/** The schema that belongs to the role `jobs`. */
export const JOBS_SCHEMA = 'jobs';

/**
 * Makes or renews the queue's own tables, with its own role. A deploy step.
 * BullMQ says `create schema if not exists`, which asks for CREATE on the database even when the schema is there; the
 * role has that right only meanwhile.
 */
export async function migrateJobs(urls: { admin: string; jobs: string }): Promise<void> {
  const admin = new pg.Client(urls.admin);
  await admin.connect();
  const mayCreate = async (verb: 'grant' | 'revoke') => {
    const { rows } = await admin.query('select quote_ident(current_database()) as name');
    await admin.query(`${verb} create on database ${rows[0].name} ${verb === 'grant' ? 'to' : 'from'} jobs`);
  };
  const jobs = new pg.Client(urls.jobs);
  try {
    await mayCreate('grant');
    await jobs.connect();
    await runMigrations(jobs as never, JOBS_SCHEMA);
  } finally {
    await jobs.end();
    await mayCreate('revoke').finally(() => admin.end());
  }
}
