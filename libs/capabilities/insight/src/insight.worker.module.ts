import { Module } from '@nestjs/common';
import { MessageArchive } from '@samenspraak/conversations';
import { TenantDoor } from '@samenspraak/platform/database';
import { Files } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import type { TaskWork } from '@samenspraak/platform/queue';
import { ConversationExport } from './conversation-export.js';

/** The background work of insight, for the worker to run. */
export class InsightWorks {
  constructor(readonly works: readonly TaskWork[]) {}
}

/** What the worker takes from insight. */
@Module({
  providers: [
    {
      provide: InsightWorks,
      inject: [TenantDoor, Files],
      useFactory: (door: TenantDoor, files: Files) =>
        new InsightWorks([new ConversationExport(door, new MessageArchive(door), files, systemClock)]),
    },
  ],
  exports: [InsightWorks],
})
export class InsightWorkerModule {}
