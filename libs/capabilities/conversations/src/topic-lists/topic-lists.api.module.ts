import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { TopicListRepository } from './topic-list.repository.js';
import { TopicListsResolver } from './topic-lists.resolver.js';
import { TopicLists } from './topic-lists.service.js';

@Module({
  providers: [
    TopicListsResolver,
    {
      provide: TopicLists,
      inject: [TenantDoor, AuditTrail, Announcer],
      useFactory: (door: TenantDoor, audit: AuditTrail, announcer: Announcer) =>
        new TopicLists(door, new TopicListRepository(door), audit, announcer, systemClock),
    },
  ],
})
export class TopicListsApiModule {}
