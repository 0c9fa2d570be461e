import { readSettings } from '../config/index.js';
import { silentLog } from '../observability/index.js';
import { JobQueues } from './job-queues.js';
import { JOBS_SCHEMA } from './migrate-jobs.js';

/** The address of a database of its own of the Redis of this run; undefined where there is none. */
export function testRedis(database: number): string | undefined {
  const url = readSettings('test').TEST_REDIS_URL;
  return url && `${url}/${database}`;
}

/** Every place where jobs can wait. A suite that asks for it by another number meets nobody else there. */
export const queuePlaces = (number: number) => [
  {
    name: 'PostgreSQL',
    missing: false,
    open: (database: { urlFor(role: string): string }) =>
      new JobQueues({ url: database.urlFor('jobs'), schema: JOBS_SCHEMA }, silentLog),
  },
  {
    name: 'Redis',
    missing: !testRedis(number),
    open: () => new JobQueues({ redisUrl: testRedis(number)! }, silentLog),
  },
];
