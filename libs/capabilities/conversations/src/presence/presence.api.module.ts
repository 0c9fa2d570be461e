import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { Announcer } from '@samenspraak/platform/queue';
import { ConversationsModule } from '../conversations.module.js';
import { AnswerHolds } from './answer-holds.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceResolver } from './presence.resolver.js';
import { PresenceService } from './presence.service.js';

@Module({
  imports: [ConversationsModule],
  providers: [
    PresenceResolver,
    {
      provide: PresenceService,
      inject: [TenantDoor, Announcer],
      useFactory: (door: TenantDoor, announcer: Announcer) =>
        new PresenceService(door, new PresenceRepository(door), new AnswerHolds(door, announcer), announcer),
    },
  ],
})
export class PresenceApiModule {}
