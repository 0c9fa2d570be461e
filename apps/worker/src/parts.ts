import { channelsEntities, ConnectorRegistry } from '@samenspraak/channels';
import { blueskyConnector } from '@samenspraak/connector-bluesky';
import { mastodonConnector } from '@samenspraak/connector-mastodon';
import { conversationsEntities } from '@samenspraak/conversations';
import { libraryEntities } from '@samenspraak/library';
import { licensingEntities } from '@samenspraak/licensing';
import { metricsEntities } from '@samenspraak/metrics';
import { monitoringEntities } from '@samenspraak/monitoring';
import { readSettings, type Settings } from '@samenspraak/platform/config';
import { FieldCipher, LocalStore, openDataSource, refuseMightyRole, TenantDoor } from '@samenspraak/platform/database';
import { Files, FileVault, openBlobStore } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import { createLog, Metrics, openTracing, type Log } from '@samenspraak/platform/observability';
import { JOBS_SCHEMA, JobQueues, JobWorkers, NearWork, Relay } from '@samenspraak/platform/queue';
import { repliesEntities } from '@samenspraak/replies';
import { tenantsEntities } from '@samenspraak/tenants';

type DataSource = Awaited<ReturnType<typeof openDataSource>>;

/** What the worker is made of, before Nest puts it together. */
export interface WorkerParts {
  readonly settings: Settings<'worker'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly source: DataSource;
  readonly relaySource: DataSource;
  readonly door: TenantDoor;
  readonly store: LocalStore;
  readonly cipher: FieldCipher;
  readonly files: Files;
  readonly registry: ConnectorRegistry;
  readonly near: NearWork;
  readonly relay: Relay;
  readonly queues: JobQueues;
  readonly workers: JobWorkers;
  /** Sends the spans that still wait. */
  readonly closeTracing: () => Promise<void>;
}

const entities = [
  ...tenantsEntities,
  ...metricsEntities,
  ...channelsEntities,
  ...licensingEntities,
  ...conversationsEntities,
  ...monitoringEntities,
  ...libraryEntities,
  ...repliesEntities,
];

/** Opens what the worker needs. @throws OperatorError when a setting is wrong or the database role may see past the walls. */
export async function openParts(
  settings: Settings<'worker'> = readSettings('worker'),
  log: Log = createLog('worker', settings.LOG_LEVEL),
): Promise<WorkerParts> {
  const source = await openDataSource(settings.WORKER_DATABASE_URL, settings.WORKER_POOL_SIZE, entities);
  const relaySource = await openDataSource(settings.RELAY_DATABASE_URL, 2);
  await refuseMightyRole(source);
  await refuseMightyRole(relaySource);
  const queues = new JobQueues(
    settings.QUEUE_URL ? { redisUrl: settings.QUEUE_URL } : { url: settings.JOBS_DATABASE_URL, schema: JOBS_SCHEMA },
    log,
  );
  await queues.check();
  const secret = Buffer.from(settings.ASSERTION_KEY_WORKER, 'hex');
  const fieldKey = Buffer.from(settings.FIELD_KEY, 'hex');
  const store = new LocalStore(source);
  // Ninety seconds: a delivery may wait for a lock longer than a request of a person.
  const door = new TenantDoor(source, { kid: 'worker', secret, lifeSeconds: 90 });
  const metrics = new Metrics('worker');
  const tracing = { endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, ratio: settings.OTEL_TRACES_SAMPLER_ARG };
  const closeTracing = await openTracing('worker', tracing, metrics);
  const count = (where: string) => async () =>
    (await store.ask<{ n: number }>(`select count(*)::int as n from app.outbox o where ${where}`, []))[0]!.n;
  metrics.watch(
    'outbox_waiting',
    'Work that is due and not done',
    count(`o.due_at <= now() and o.lease_until < 'infinity'`),
  );
  metrics.watch(
    'outbox_parked',
    'Work that failed too often and waits for a person',
    count(`o.lease_until = 'infinity'`),
  );
  const leaseSeconds = settings.OUTBOX_LEASE_SECONDS;
  const relay = new Relay(relaySource, settings.RELAY_DATABASE_URL, queues, log, leaseSeconds);
  return {
    settings,
    log,
    metrics,
    closeTracing,
    source,
    relaySource,
    door,
    store,
    files: new Files(door, new FileVault(openBlobStore(settings), fieldKey), systemClock),
    cipher: new FieldCipher(fieldKey, 'fields'),
    registry: new ConnectorRegistry([mastodonConnector, blueskyConnector]),
    near: new NearWork(store, log, leaseSeconds, undefined, metrics),
    relay,
    queues,
    workers: new JobWorkers(store, queues, log, metrics, leaseSeconds, () => relay.freed()),
  };
}
