import { Module } from '@nestjs/common';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { ConversationsModule } from './conversations.module.js';
import { NormWatch } from './norm-watch.js';
import { NormWatchRepository } from './norm-watch.repository.js';

/** No jobs of its own: monitoring calls the intake inside its delivery. */
@Module({
  imports: [ConversationsModule, NotificationsModule],
  providers: [
    {
      provide: NormWatch,
      inject: [TenantDoor, Notify],
      useFactory: (door: TenantDoor, notify: Notify) =>
        new NormWatch(door, new NormWatchRepository(door), notify, systemClock),
    },
  ],
  exports: [ConversationsModule, NormWatch],
})
export class ConversationsWorkerModule {}
