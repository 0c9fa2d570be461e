import { Module } from '@nestjs/common';
import { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import type { JobRunner } from '@samenspraak/platform/queue';
import { LibraryModule } from './library.module.js';
import { sharingRunners } from './sharing/sharing-runners.js';

/** The jobs of the library, for the worker to start. */
export class LibraryRunners {
  constructor(readonly runners: readonly JobRunner[]) {}
}

@Module({
  imports: [LibraryModule],
  providers: [
    {
      provide: LibraryRunners,
      inject: [TenantDoor, LocalStore],
      useFactory: (door: TenantDoor, store: LocalStore) => new LibraryRunners(sharingRunners(door, store, systemClock)),
    },
  ],
  exports: [LibraryModule, LibraryRunners],
})
export class LibraryWorkerModule {}
