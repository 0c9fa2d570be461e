import { Module, type Provider } from '@nestjs/common';
import { Facts, MetricsModule, NormClock } from '@samenspraak/metrics';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { AnsweringService } from './answering.service.js';
import { AssigneeRepository } from './assignee.repository.js';
import { ChangeRepository } from './change.repository.js';
import { ConversationIntake } from './conversation-intake.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationService } from './conversation.service.js';
import { ConversationWorkService } from './conversation-work.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { IntakeRepository } from './intake.repository.js';
import { LookAlikeRepository } from './look-alike.repository.js';
import { LookAlikes } from './look-alikes.js';
import { ReplyGate } from './reply-gate.js';
import { ThreadRepository } from './thread.repository.js';
import { TopicRepository } from './topic.repository.js';
import { Topics } from './topics.js';

const repositories: Provider[] = [
  AssigneeRepository,
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
    provide: ConversationWorkService,
    inject: [
      TenantDoor,
      ConversationRepository,
      ChangeRepository,
      ThreadRepository,
      Facts,
      NormClock,
      AuditTrail,
      Announcer,
      AssigneeRepository,
      Notify,
    ],
    useFactory: (
      door: TenantDoor,
      rows: ConversationRepository,
      changes: ChangeRepository,
      threads: ThreadRepository,
      facts: Facts,
      norm: NormClock,
      audit: AuditTrail,
      announcer: Announcer,
      assignees: AssigneeRepository,
      notify: Notify,
    ) =>
      new ConversationWorkService(
        door,
        rows,
        changes,
        threads,
        facts,
        norm,
        audit,
        announcer,
        assignees,
        notify,
        systemClock,
      ),
  },
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
  providers: [...repositories, ...services],
  exports: [
    ReplyGate,
    ConversationService,
    ConversationWorkService,
    DraftService,
    AnsweringService,
    ConversationIntake,
    Topics,
  ],
})
export class ConversationsModule {}
