import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  Worker,
  type ConnectionOptions,
  type Processor,
  type QueueBaseOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { OperatorError } from '../kernel/index.js';
import type { Log } from '../observability/index.js';
import type { JobTicket } from './relay.js';

/** Where jobs wait: in a schema of the database, or in a Redis or Valkey. */
export type QueuePlace = { readonly url: string; readonly schema: string } | { readonly redisUrl: string };

/** How long a start waits for a Redis that does not answer. */
const REDIS_PATIENCE_MS = 10_000;
const MOST_RETRY_MS = 1_000;

/** Opens queues and their workers at the one place; nothing else knows which it is. */
export class JobQueues {
  constructor(
    private readonly place: QueuePlace,
    private readonly log: Log,
  ) {}

  /** @throws OperatorError that says what is wrong with the Redis: away, or one that drops jobs when it is full. */
  async check(): Promise<void> {
    if (!('redisUrl' in this.place)) return;
    const redis = new Redis(this.place.redisUrl, {
      lazyConnect: true,
      connectTimeout: REDIS_PATIENCE_MS,
      retryStrategy: null,
    });
    let why: Error | undefined;
    redis.on('error', (error: Error) => (why = error));
    try {
      await redis.connect();
      const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
      if (policy !== 'noeviction')
        throw new OperatorError(
          `its maxmemory-policy is ${policy} and must be noeviction, else it drops jobs when it is full`,
        );
    } catch (error) {
      throw new OperatorError(`QUEUE_URL: the Redis cannot be used: ${(why ?? (error as Error)).message}`, {
        cause: error,
      });
    } finally {
      redis.disconnect();
    }
  }

  openQueue(name: string): Queue<JobTicket> {
    // While Redis is away a command fails at once: the row then stays in the outbox and is carried later.
    const queue = new Queue<JobTicket>(
      name,
      this.options(name, { max: 4 }, { enableOfflineQueue: false }),
      this.backend(),
    );
    queue.on('error', (error) => this.log.error('queue.failed', error, { queue: name }));
    return queue;
  }

  /** @param concurrency jobs at a time. */
  openWorker(name: string, work: Processor<JobTicket>, concurrency: number): Worker<JobTicket> {
    const options = {
      ...this.options(name, { max: 6 }, { maxRetriesPerRequest: null }),
      concurrency,
      removeOnComplete: { count: 0 },
    };
    const worker = new Worker<JobTicket>(name, work, options, this.backend());
    worker.on('error', (error) => this.log.error('worker.failed', error, { queue: name }));
    return worker;
  }

  private options(name: string, pool: object, client: object): QueueBaseOptions & { prefix: string } {
    const retryStrategy = (times: number) => Math.min(100 * times, MOST_RETRY_MS);
    const connection =
      'redisUrl' in this.place
        ? { url: this.place.redisUrl, retryStrategy, ...client }
        : { connectionString: this.place.url, schema: this.place.schema, ...pool };
    // The braces keep all keys of a queue on one node of a cluster.
    return { connection: connection as ConnectionOptions, prefix: `{${name}}` };
  }

  private backend(): typeof createRedisBackend {
    return 'redisUrl' in this.place
      ? createRedisBackend
      : (createPostgresBackend as unknown as typeof createRedisBackend);
  }
}
