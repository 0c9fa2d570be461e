import { Module } from '@nestjs/common';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import type { JobRunner } from '@samenspraak/platform/queue';
import { LibraryModule } from './library.module.js';
import { DueTemplateRepository } from './review/due-template.repository.js';
import { ReviewWatch } from './review/review-watch.js';
import { sharingRunners } from './sharing/sharing-runners.js';

/** The jobs of the library, for the worker to start. */
export class LibraryRunners {
  constructor(readonly runners: readonly JobRunner[]) {}
}

@Module({
  imports: [LibraryModule, NotificationsModule],
  providers: [
    {
      provide: ReviewWatch,
      inject: [TenantDoor, Notify],
      useFactory: (door: TenantDoor, notify: Notify) =>
        new ReviewWatch(door, new DueTemplateRepository(door), 'TEMPLATE_REVIEW', notify, systemClock),
    },
    {
      provide: LibraryRunners,
      inject: [TenantDoor, LocalStore],
      useFactory: (door: TenantDoor, store: LocalStore) => new LibraryRunners(sharingRunners(door, store, systemClock)),
    },
  ],
  exports: [LibraryModule, LibraryRunners, ReviewWatch],
})
export class LibraryWorkerModule {}
