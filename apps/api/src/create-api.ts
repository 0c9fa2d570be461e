import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { BenchmarkApiModule } from '@samenspraak/benchmark/api';
import { ChannelsApiModule } from '@samenspraak/channels/api';
import { ColleaguesApiModule } from '@samenspraak/colleagues/api';
import { ConversationsApiModule } from '@samenspraak/conversations/api';
import { InsightApiModule } from '@samenspraak/insight/api';
import { KnowledgeApiModule } from '@samenspraak/knowledge/api';
import { LibraryApiModule } from '@samenspraak/library/api';
import { LicensingApiModule } from '@samenspraak/licensing/api';
import { MetricsApiModule } from '@samenspraak/metrics/api';
import { MonitoringApiModule } from '@samenspraak/monitoring/api';
import { NotificationsApiModule } from '@samenspraak/notifications/api';
import { RepliesApiModule } from '@samenspraak/replies/api';
import { TenantsApiModule } from '@samenspraak/tenants/api';
import { beginOperation, trustDocuments } from '@samenspraak/platform/graphql';
import { nestLog } from '@samenspraak/platform/observability';
import express from 'express';
import type { ApiParts } from './parts.js';
import { PlatformModule } from './platform.module.js';
import { believeProxies } from './visitor-address.js';
import { safeHeaders, webFiles } from './web-files.js';

@Module({})
class ApiModule {
  static with(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(parts),
        TenantsApiModule,
        NotificationsApiModule,
        MetricsApiModule,
        ChannelsApiModule,
        LicensingApiModule,
        ConversationsApiModule,
        MonitoringApiModule,
        LibraryApiModule,
        RepliesApiModule,
        BenchmarkApiModule,
        InsightApiModule,
        KnowledgeApiModule,
        ColleaguesApiModule,
      ],
    };
  }
}

/** Puts the api together; it does not listen yet. */
export async function createApi(parts: ApiParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(parts), {
    bodyParser: false,
    logger: nestLog(parts.log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  believeProxies(app, parts.settings.TRUSTED_PROXIES);
  app.use(safeHeaders(parts.settings.IDENTITY_ISSUER));
  // Before the operation begins: the parser's callbacks would lose its context.
  app.use(['/graphql', '/events'], express.json({ limit: '256kb' }));
  app.use('/backchannel-logout', express.urlencoded({ limit: '32kb', extended: false }));
  app.use('/visits', express.json({ limit: '64kb' }));
  if (parts.documents) app.use('/graphql', trustDocuments(parts.documents));
  app.use('/graphql', refuseLongDocuments);
  app.use(['/graphql', '/events', '/files'], beginOperation(parts.door));
  if (parts.settings.WEB_FOLDER) {
    const files = webFiles(parts.settings.WEB_FOLDER);
    const own = new Set(['/graphql', '/events', '/livez', '/readyz', '/settings.json', '/backchannel-logout']);
    app.use((request: express.Request, response: express.Response, next: express.NextFunction) =>
      own.has(request.path) || /^\/(?:files|oauth)\//.test(request.path) ? next() : files(request, response, next),
    );
  }
  return app;
}

function refuseLongDocuments(request: express.Request, response: express.Response, next: express.NextFunction): void {
  const { query } = (request.body ?? {}) as { query?: unknown };
  // isolation.md: a document holds 16 KB; variables may be larger.
  if (typeof query === 'string' && Buffer.byteLength(query) > 16_384) {
    response
      .status(413)
      .json({ errors: [{ message: 'GRAPHQL_REFUSED', extensions: { code: 'GRAPHQL_REFUSED', params: {} } }] });
    return;
  }
  next();
}
