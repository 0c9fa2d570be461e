import { runMigrations } from 'bullmq';
import pg from 'pg';

/** The schema that belongs to the role `jobs`. */
export const JOBS_SCHEMA = 'jobs';

/** Makes or renews the queue's own tables, with its own role. A deploy step. */
export async function migrateJobs(jobsUrl: string): Promise<void> {
  const client = new pg.Client(jobsUrl);
  await client.connect();
  try {
    await runMigrations(client as never, JOBS_SCHEMA);
  } finally {
    await client.end();
  }
}
