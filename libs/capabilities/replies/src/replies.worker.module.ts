import { Module } from '@nestjs/common';
import { AccountConnections } from '@samenspraak/channels';
import { ChannelsWorkerModule } from '@samenspraak/channels/worker';
import { AnsweringService, ConversationsModule, ReplyGate } from '@samenspraak/conversations';
import { LibraryModule } from '@samenspraak/library';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Outbox, type JobRunner } from '@samenspraak/platform/queue';
import { ReplyReconciler } from './reply-reconciler.js';
import { replyProviders, timings, timingsOr } from './reply-providers.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplyResumer } from './reply-resumer.js';
import { ReplySender } from './reply-sender.js';
import { ReplyThreads } from './reply-threads.js';
import type { ReplyTimings } from './reply-timings.js';

/** The jobs of replies, for the worker to start. */
export class RepliesRunners {
  constructor(readonly runners: readonly JobRunner[]) {}
}

@Module({
  imports: [ChannelsWorkerModule, ConversationsModule, LibraryModule],
  providers: [
    ...replyProviders,
    {
      provide: RepliesRunners,
      inject: [TenantDoor, ReplyRepository, ReplyResults, AnsweringService, AccountConnections, Outbox, timings],
      useFactory: (
        door: TenantDoor,
        replies: ReplyRepository,
        results: ReplyResults,
        conversations: AnsweringService,
        connections: AccountConnections,
        outbox: Outbox,
        given?: ReplyTimings,
      ) => {
        const times = timingsOr(given);
        return new RepliesRunners([
          new ReplySender(door, replies, results, conversations, connections, outbox, times, systemClock),
          new ReplyResumer(door, replies, outbox, systemClock),
          new ReplyReconciler(door, replies, results, connections, outbox, times, systemClock),
        ]);
      },
    },
  ],
  exports: [RepliesRunners],
})
export class RepliesWorkerModule {
  constructor(gate: ReplyGate, threads: ReplyThreads) {
    gate.fill(threads);
  }
}
