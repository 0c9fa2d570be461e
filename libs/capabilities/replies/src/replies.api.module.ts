import { Module, type Provider } from '@nestjs/common';
import { ChannelsApiModule } from '@samenspraak/channels/api';
import { Claims } from '@samenspraak/channels';
import { AnsweringService, ConversationsModule, ReplyGate } from '@samenspraak/conversations';
import {
  AnsweringSettings,
  AnswerService,
  LibraryModule,
  RecallRepository,
  Recalls,
  RecallService,
} from '@samenspraak/library';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { Files } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { Memberships, Partnerships, TenantsModule } from '@samenspraak/tenants';
import { AccountRules } from './account-rules.js';
import { AttachmentRepository } from './attachment.repository.js';
import { Attachments } from './attachments.js';
import { ApprovalDecisions } from './approval/approval-decisions.service.js';
import { ApprovalResolver, ConversationApprovalResolver } from './approval/approval.resolver.js';
import { ApprovalRules } from './approval/approval-rules.service.js';
import { ApprovalRulesResolver } from './approval/approval-rules.resolver.js';
import { ApprovalService } from './approval/approval.service.js';
import { openApprovals, openPermitOf } from './clearance.js';
import { RecallMessageRepository } from './recall/recall-message.repository.js';
import { RecalledMessagesResolver } from './recall/recalled-messages.resolver.js';
import { RecalledMessages } from './recall/recalled-messages.service.js';
import { AnswerOutcomes } from './outcomes/answer-outcomes.js';
import { AnswerOutcomesResolver } from './outcomes/answer-outcomes.resolver.js';
import { FiguresConsent } from './outcomes/figures-consent.js';
import { SharedTextFigures } from './outcomes/text-figures.js';
import { TextFiguresResolver } from './outcomes/text-figures.resolver.js';
import { ReplyChangeRepository } from './reply-change.repository.js';
import { replyProviders, timings, timingsOr } from './reply-providers.js';
import { ReplyResolver } from './reply.resolver.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplyService } from './reply.service.js';
import { ReplyThreads } from './reply-threads.js';
import type { ReplyTimings } from './reply-timings.js';
import { SentReplyResolver } from './sent-reply.resolver.js';
import { SentReplyService } from './sent-reply.service.js';
import { ConversationStopResolver, MessageStopResolver } from './stop/message-stop.resolver.js';
import { StopGuard } from './stop/stop-guard.js';

@Module({
  imports: [TenantsModule, ChannelsApiModule, ConversationsModule, LibraryModule],
  providers: [
    ...replyProviders,
    ReplyResolver,
    AnswerOutcomesResolver,
    {
      provide: AnswerOutcomes,
      inject: [TenantDoor],
      useFactory: (door: TenantDoor) => new AnswerOutcomes(door, systemClock),
    },
    TextFiguresResolver,
    {
      provide: SharedTextFigures,
      inject: [TenantDoor],
      useFactory: (door: TenantDoor) => new SharedTextFigures(door),
    },
    {
      provide: FiguresConsent,
      inject: [TenantDoor, Partnerships, AuditTrail, Announcer],
      useFactory: (door: TenantDoor, partnerships: Partnerships, audit: AuditTrail, announcer: Announcer) =>
        new FiguresConsent(door, partnerships, audit, announcer, systemClock),
    },
    ApprovalResolver,
    ConversationApprovalResolver,
    ApprovalRulesResolver,
    MessageStopResolver,
    ConversationStopResolver,
    ...approvalProviders(),
    SentReplyResolver,
    RecalledMessagesResolver,
    recalledProvider(),
    {
      provide: SentReplyService,
      inject: [
        TenantDoor,
        ReplyRepository,
        ReplyResults,
        ReplyChangeRepository,
        AnsweringService,
        AccountRules,
        Claims,
        Memberships,
        Outbox,
        AnswerService,
        StopGuard,
        AnsweringSettings,
      ],
      useFactory: (
        door: TenantDoor,
        replies: ReplyRepository,
        results: ReplyResults,
        changes: ReplyChangeRepository,
        conversations: AnsweringService,
        rules: AccountRules,
        claims: Claims,
        members: Memberships,
        outbox: Outbox,
        answers: AnswerService,
        guard: StopGuard,
        settings: AnsweringSettings,
      ) =>
        new SentReplyService(
          ...([door, replies, results, changes, conversations, rules, claims, members, outbox, systemClock] as const),
          openPermitOf({ door, conversations, clock: systemClock, answers, guard }).permit,
          settings,
        ),
    },
    {
      provide: Attachments,
      inject: [AttachmentRepository, Files, timings],
      useFactory: (repository: AttachmentRepository, files: Files, given?: ReplyTimings) =>
        new Attachments(repository, files, timingsOr(given), systemClock),
    },
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
        StopGuard,
        Attachments,
        AnsweringSettings,
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
        guard: StopGuard,
        attachments: Attachments,
        settings: AnsweringSettings,
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
          openPermitOf({ door, conversations, clock: systemClock, answers, guard }).permit,
          attachments,
          settings,
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

function recalledProvider(): Provider {
  return {
    provide: RecalledMessages,
    inject: [
      TenantDoor,
      RecallMessageRepository,
      Recalls,
      AnsweringService,
      Memberships,
      AuditTrail,
      Announcer,
      RecallService,
    ],
    useFactory: (
      door: TenantDoor,
      messages: RecallMessageRepository,
      recalls: Recalls,
      conversations: AnsweringService,
      members: Memberships,
      audit: AuditTrail,
      announcer: Announcer,
      library: RecallService,
    ) =>
      new RecalledMessages(
        ...([door, messages, new RecallRepository(door), recalls, conversations, members, audit, announcer] as const),
        systemClock,
        library,
      ),
  };
}

function approvalProviders(): Provider[] {
  const open = (
    door: TenantDoor,
    conversations: AnsweringService,
    answers: AnswerService,
    guard: StopGuard,
    sending: ReplyService,
  ) => openApprovals({ door, conversations, clock: systemClock, answers, guard, sending });
  const inject = [TenantDoor, AnsweringService, AnswerService, StopGuard, ReplyService];
  type Parts = Parameters<typeof open>;
  return [
    { provide: ApprovalService, inject, useFactory: (...parts: Parts) => open(...parts).author },
    { provide: ApprovalDecisions, inject, useFactory: (...parts: Parts) => open(...parts).decisions },
    { provide: ApprovalRules, inject, useFactory: (...parts: Parts) => open(...parts).rules },
  ];
}
