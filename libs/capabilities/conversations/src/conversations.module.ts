import { Module, type Provider } from '@nestjs/common';
import { Facts, MetricsModule, NormClock } from '@samenspraak/metrics';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { AnsweringService } from './answering.service.js';
import { ChangeRepository } from './change.repository.js';
import { ConversationIntake } from './conversation-intake.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationService } from './conversation.service.js';
import { ConversationWorkService } from './conversation-work.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { IntakeRepository } from './intake.repository.js';
import { listProviders, ListService, SavedViewService } from './lists/index.js';
import { LookAlikeRepository } from './look-alike.repository.js';
import { LookAlikes } from './look-alikes.js';
import { ReplyGate } from './reply-gate.js';
import { ThreadRepository } from './thread.repository.js';
import { TopicRepository } from './topic.repository.js';
import { Topics } from './topics.js';
import { DeskWork } from './desk-work/open-work.js';

const repositories: Provider[] = [
  ConversationRepository,
  ChangeRepository,
  ThreadRepository,
  DraftRepository,
  IntakeRepository,
  LookAlikeRepository,
  TopicRepository,
].map((repository) => ({
  provide: repository,
  inject: [TenantDoor],
  useFactory: (door: TenantDoor) => new repository(door),
}));

const services: Provider[] = [
  { provide: ReplyGate, useFactory: () => new ReplyGate() },
  {
    provide: Topics,
    inject: [TopicRepository],
    useFactory: (topics: TopicRepository) => new Topics(topics),
  },
  {
    provide: ConversationService,
    inject: [TenantDoor, ConversationRepository, ThreadRepository, ReplyGate],
    useFactory: (...parts: ConstructorParameters<typeof ConversationService>) => new ConversationService(...parts),
  },
  {
    provide: DeskWork,
    inject: [TenantDoor, Facts, NormClock, Notify, ReplyGate],
    useFactory: (door: TenantDoor, facts: Facts, norm: NormClock, notify: Notify, replies: ReplyGate) =>
      new DeskWork(door, { facts, norm, notify, replies, clock: systemClock }),
  },
  { provide: ConversationWorkService, inject: [DeskWork], useFactory: ({ work }: DeskWork) => work },
  {
    provide: DraftService,
    inject: [TenantDoor, DraftRepository, ConversationRepository],
    useFactory: (door: TenantDoor, drafts: DraftRepository, rows: ConversationRepository) =>
      new DraftService(door, drafts, rows, systemClock),
  },
  {
    provide: AnsweringService,
    inject: [TenantDoor, ConversationRepository, ThreadRepository, ChangeRepository, DraftRepository, Facts, Announcer],
    useFactory: (
      door: TenantDoor,
      rows: ConversationRepository,
      threads: ThreadRepository,
      changes: ChangeRepository,
      drafts: DraftRepository,
      facts: Facts,
      announcer: Announcer,
    ) => new AnsweringService(door, rows, threads, changes, drafts, facts, announcer, systemClock),
  },
  {
    provide: ConversationIntake,
    inject: [TenantDoor, IntakeRepository, Facts, NormClock, ReplyGate, Announcer, LookAlikeRepository],
    useFactory: (
      door: TenantDoor,
      repository: IntakeRepository,
      facts: Facts,
      norm: NormClock,
      gate: ReplyGate,
      announcer: Announcer,
      copies: LookAlikeRepository,
    ) => new ConversationIntake(door, repository, facts, norm, gate, announcer, new LookAlikes(copies), systemClock),
  },
];

@Module({
  imports: [MetricsModule, NotificationsModule],
  providers: [...repositories, ...services, ...listProviders, ...listProviders],
  exports: [
    ReplyGate,
    ConversationService,
    ListService,
    SavedViewService,
    ConversationWorkService,
    DraftService,
    AnsweringService,
    ConversationIntake,
    Topics,
    DeskWork,
  ],
})
export class ConversationsModule {}
