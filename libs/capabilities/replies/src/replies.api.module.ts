import { Module } from '@nestjs/common';
import { ChannelsApiModule } from '@samenspraak/channels/api';
import { Claims } from '@samenspraak/channels';
import { AnsweringService, ConversationsModule, ReplyGate } from '@samenspraak/conversations';
import { AnswerService, LibraryModule } from '@samenspraak/library';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Outbox } from '@samenspraak/platform/queue';
import { Memberships, TenantsModule } from '@samenspraak/tenants';
import { AccountRules } from './account-rules.js';
import { replyProviders, timings, timingsOr } from './reply-providers.js';
import { ReplyResolver } from './reply.resolver.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplyService } from './reply.service.js';
import { ReplyThreads } from './reply-threads.js';
import type { ReplyTimings } from './reply-timings.js';

@Module({
  imports: [TenantsModule, ChannelsApiModule, ConversationsModule, LibraryModule],
  providers: [
    ...replyProviders,
    ReplyResolver,
    {
      provide: ReplyService,
      inject: [
        TenantDoor,
        ReplyRepository,
        ReplyResults,
        AnsweringService,
        AnswerService,
        AccountRules,
        Claims,
        Memberships,
        Outbox,
        timings,
      ],
      useFactory: (
        door: TenantDoor,
        replies: ReplyRepository,
        results: ReplyResults,
        conversations: AnsweringService,
        answers: AnswerService,
        rules: AccountRules,
        claims: Claims,
        members: Memberships,
        outbox: Outbox,
        given?: ReplyTimings,
      ) =>
        new ReplyService(
          door,
          replies,
          results,
          conversations,
          answers,
          rules,
          claims,
          members,
          outbox,
          timingsOr(given),
          systemClock,
        ),
    },
  ],
  exports: [ReplyService],
})
export class RepliesApiModule {
  constructor(gate: ReplyGate, threads: ReplyThreads) {
    gate.fill(threads);
  }
}
