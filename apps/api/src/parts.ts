import { readFile } from 'node:fs/promises';
import { channelsEntities } from '@samenspraak/channels';
import { conversationsEntities } from '@samenspraak/conversations';
import { libraryEntities } from '@samenspraak/library';
import { licensingEntities } from '@samenspraak/licensing';
import { metricsEntities } from '@samenspraak/metrics';
import { monitoringEntities } from '@samenspraak/monitoring';
import { repliesEntities } from '@samenspraak/replies';
import { tenantsEntities } from '@samenspraak/tenants';
import { readSettings, type Settings } from '@samenspraak/platform/config';
import { openDataSource, refuseMightyRole, TenantDoor } from '@samenspraak/platform/database';
import { LiveFeed, SignOuts, type TokenProof } from '@samenspraak/platform/graphql';
import { EndedSessionList, MAX_TOKEN_LIFETIME, TokenVerifier } from '@samenspraak/platform/identity';
import { OperatorError } from '@samenspraak/platform/kernel';
import { createLog, Metrics, openTracing, type Log } from '@samenspraak/platform/observability';
import { NoticeListener } from '@samenspraak/platform/queue';

/** What the api is made of, before Nest puts it together. */
export interface ApiParts {
  readonly settings: Settings<'api'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly source: Awaited<ReturnType<typeof openDataSource>>;
  readonly door: TenantDoor;
  readonly tokens: TokenProof;
  readonly feed: LiveFeed;
  readonly signOuts: SignOuts;
  readonly listener: NoticeListener;
  /** Hash to text of the documents that production takes; absent: every document within the limits. */
  readonly documents?: ReadonlyMap<string, string>;
  readonly schemaFile?: string;
  /** Sends the spans that still wait. */
  readonly closeTracing?: () => Promise<void>;
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

/** Opens what the api needs. @throws OperatorError when a setting is wrong or the database role may see past the walls. */
export async function openParts(): Promise<ApiParts> {
  const settings = readSettings('api');
  const log = createLog('api', settings.LOG_LEVEL);
  if (settings.SAMENSPRAAK_MODE === 'production' && !settings.TRUSTED_DOCUMENTS) {
    throw new OperatorError(
      'In production TRUSTED_DOCUMENTS must name the list of documents that was built with the web.',
    );
  }
  const source = await openDataSource(settings.APP_DATABASE_URL, settings.APP_POOL_SIZE, entities);
  await refuseMightyRole(source);
  const door = new TenantDoor(source, {
    kid: 'app',
    secret: Buffer.from(settings.ASSERTION_KEY_APP, 'hex'),
    lifeSeconds: 30,
  });
  const ended = new EndedSessionList(MAX_TOKEN_LIFETIME);
  const feed = new LiveFeed(({ issuer, sessionId }) => ended.isEnded(issuer, sessionId));
  const signOuts = new SignOuts(ended, feed);
  const metrics = new Metrics('api');
  const tracing = { endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT, ratio: settings.OTEL_TRACES_SAMPLER_ARG };
  const closeTracing = await openTracing('api', tracing, metrics);
  metrics.watch('live_listeners', 'Open live streams', () => feed.listeners);
  return {
    settings,
    log,
    metrics,
    closeTracing,
    source,
    door,
    tokens: new TokenVerifier(
      {
        issuer: settings.IDENTITY_ISSUER,
        internalUrl: settings.IDENTITY_INTERNAL_URL,
        audience: settings.IDENTITY_AUDIENCE,
        authorizedParties: settings.IDENTITY_PARTIES,
      },
      { endedSessions: ended },
    ),
    feed,
    signOuts,
    listener: new NoticeListener(
      settings.APP_DATABASE_URL,
      'live',
      (payload) => {
        signOuts.receive(payload);
        feed.receive(payload);
      },
      async () => {
        feed.gap();
        await signOuts.catchUp(door);
      },
      log,
    ),
    documents: settings.TRUSTED_DOCUMENTS ? await readDocuments(settings.TRUSTED_DOCUMENTS) : undefined,
  };
}

async function readDocuments(file: string): Promise<Map<string, string>> {
  return new Map(Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>));
}
