import { Module } from '@nestjs/common';
import { Facts, MetricsModule, NormClock, NormVersions } from '@samenspraak/metrics';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { ConversationsModule } from './conversations.module.js';
import { WakeRepository } from './lists/wake.repository.js';
import { Waker } from './lists/waker.js';
import { NormWatch } from './norm-watch.js';
import { DeadlineRepository } from './norms/deadline.repository.js';
import { DeadlinesAnew } from './norms/deadlines-anew.js';
import { NormWatchRepository } from './norm-watch.repository.js';
import { FollowUpRepository } from './desk-work/follow-up.repository.js';
import { FollowUpWatch } from './desk-work/follow-up-watch.js';

/** Wakes what sleeps; monitoring calls the intake inside its delivery. */
@Module({
  imports: [ConversationsModule, MetricsModule, NotificationsModule],
  providers: [
    {
      provide: Waker,
      inject: [TenantDoor, Announcer],
      useFactory: (door: TenantDoor, announcer: Announcer) => new Waker(door, new WakeRepository(door), announcer),
    },
    {
      provide: DeadlinesAnew,
      inject: [TenantDoor, NormClock, NormVersions, Announcer],
      useFactory: (door: TenantDoor, norm: NormClock, versions: NormVersions, announcer: Announcer) =>
        new DeadlinesAnew(door, new DeadlineRepository(door), norm, versions, announcer),
    },
    {
      provide: NormWatch,
      inject: [TenantDoor, Notify],
      useFactory: (door: TenantDoor, notify: Notify) =>
        new NormWatch(door, new NormWatchRepository(door), notify, systemClock),
    },
    {
      provide: FollowUpWatch,
      inject: [TenantDoor, Facts, Notify, Announcer],
      useFactory: (door: TenantDoor, facts: Facts, notify: Notify, announcer: Announcer) =>
        new FollowUpWatch(door, new FollowUpRepository(door), facts, notify, announcer, systemClock),
    },
  ],
  exports: [ConversationsModule, DeadlinesAnew, Waker, NormWatch, FollowUpWatch],
})
export class ConversationsWorkerModule {}
