import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ChannelsWorkerModule } from '@samenspraak/channels/worker';
import { ColleaguesWorkerModule } from '@samenspraak/colleagues/worker';
import { ConversationsWorkerModule } from '@samenspraak/conversations/worker';
import { InsightWorkerModule } from '@samenspraak/insight/worker';
import { KnowledgeWorkerModule } from '@samenspraak/knowledge/worker';
import { LibraryWorkerModule } from '@samenspraak/library/worker';
import { LicensingWorkerModule } from '@samenspraak/licensing/worker';
import { MetricsWorkerModule } from '@samenspraak/metrics/worker';
import { MonitoringWorkerModule } from '@samenspraak/monitoring/worker';
import { NotificationsWorkerModule } from '@samenspraak/notifications/worker';
import { RepliesWorkerModule } from '@samenspraak/replies/worker';
import { TenantsWorkerModule } from '@samenspraak/tenants/worker';
import { nestLog } from '@samenspraak/platform/observability';
import type { WorkerParts } from './parts.js';
import { PlatformModule } from './platform.module.js';

@Module({})
class WorkerModule {
  static with(parts: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with(parts),
        TenantsWorkerModule,
        NotificationsWorkerModule,
        MetricsWorkerModule,
        ChannelsWorkerModule,
        LicensingWorkerModule,
        ConversationsWorkerModule,
        MonitoringWorkerModule,
        LibraryWorkerModule,
        KnowledgeWorkerModule,
        RepliesWorkerModule,
        InsightWorkerModule,
        ColleaguesWorkerModule,
      ],
    };
  }
}

/** Puts the worker together; nothing runs yet. */
export function createWorker(parts: WorkerParts): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(parts), {
    logger: nestLog(parts.log),
    abortOnError: false,
  });
}
