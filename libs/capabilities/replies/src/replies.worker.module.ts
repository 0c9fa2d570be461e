import { Module } from '@nestjs/common';
import { AccountConnections } from '@samenspraak/channels';
import { ChannelsWorkerModule } from '@samenspraak/channels/worker';
import { AnsweringService, ConversationsModule, ReplyGate } from '@samenspraak/conversations';
import { LibraryModule, RecallRepository } from '@samenspraak/library';
import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { Files } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox, type JobRunner } from '@samenspraak/platform/queue';
import { Workplaces } from '@samenspraak/tenants';
import { TenantsWorkerModule } from '@samenspraak/tenants/worker';
import { UseCounter } from './outcomes/use-counter.js';
import { AttachmentRepository } from './attachment.repository.js';
import { ChangeRunner } from './change-runner.js';
import { RecallGuard } from './recall/recall-guard.js';
import { RecallMessageRepository } from './recall/recall-message.repository.js';
import { RecallGatherer, RecallSpreader } from './recall/recall-runners.js';
import { ReplyChangeRepository } from './reply-change.repository.js';
import { ReplyReconciler } from './reply-reconciler.js';
import { replyProviders, timings, timingsOr } from './reply-providers.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplyResumer } from './reply-resumer.js';
import { ReplySender } from './reply-sender.js';
import { ReplyThreads } from './reply-threads.js';
import type { ReplyTimings } from './reply-timings.js';
import { HoldBack } from './stop/hold-back.js';
import { StopGuard } from './stop/stop-guard.js';
import { Uploads } from './uploads.js';

/** The jobs of replies, for the worker to start. */
export class RepliesRunners {
  constructor(readonly runners: readonly JobRunner[]) {}
}

@Module({
  imports: [TenantsWorkerModule, ChannelsWorkerModule, ConversationsModule, LibraryModule],
  providers: [
    ...replyProviders,
    {
      provide: UseCounter,
      inject: [TenantDoor],
      useFactory: (door: TenantDoor) => new UseCounter(door, systemClock),
    },
    {
      provide: RepliesRunners,
      inject: [
        TenantDoor,
        ReplyRepository,
        ReplyResults,
        AnsweringService,
        AccountConnections,
        Outbox,
        AttachmentRepository,
        Files,
        StopGuard,
        HoldBack,
        ReplyChangeRepository,
        Announcer,
        AuditTrail,
        RecallGuard,
        RecallMessageRepository,
        Workplaces,
        LocalStore,
        timings,
      ],
      useFactory: (
        door: TenantDoor,
        replies: ReplyRepository,
        results: ReplyResults,
        conversations: AnsweringService,
        connections: AccountConnections,
        outbox: Outbox,
        attachments: AttachmentRepository,
        files: Files,
        guard: StopGuard,
        holdBack: HoldBack,
        changes: ReplyChangeRepository,
        announcer: Announcer,
        audit: AuditTrail,
        recalls: RecallGuard,
        recalled: RecallMessageRepository,
        workplaces: Workplaces,
        store: LocalStore,
        given?: ReplyTimings,
      ) => {
        const times = timingsOr(given);
        const uploads = new Uploads(door, attachments, files, times, systemClock);
        return new RepliesRunners([
          new ReplySender(
            ...([door, replies, results, conversations, connections, outbox, uploads, times, systemClock] as const),
            { guard, holdBack, recalls },
          ),
          new ChangeRunner(
            ...([
              door,
              changes,
              replies,
              conversations,
              connections,
              outbox,
              announcer,
              audit,
              times,
              systemClock,
              recalls,
            ] as const),
          ),
          new ReplyResumer(door, replies, outbox, systemClock),
          new ReplyReconciler(
            ...([door, replies, results, connections, outbox, times, systemClock] as const),
            openNotify(door, systemClock),
          ),
          new RecallSpreader(door, new RecallRepository(door), workplaces, store, systemClock),
          new RecallGatherer(
            ...([door, new RecallRepository(door), recalled, replies, holdBack] as const),
            ...([openNotify(door, systemClock), announcer, systemClock] as const),
          ),
        ]);
      },
    },
  ],
  exports: [RepliesRunners, UseCounter],
})
export class RepliesWorkerModule {
  constructor(gate: ReplyGate, threads: ReplyThreads) {
    gate.fill(threads);
  }
}
