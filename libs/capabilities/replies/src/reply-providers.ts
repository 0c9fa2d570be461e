import type { Provider } from '@nestjs/common';
import { AccountConnections, ChannelAccounts, Claims } from '@samenspraak/channels';
import { AnsweringService } from '@samenspraak/conversations';
import { AnswerService, Recalls } from '@samenspraak/library';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { AccountRules } from './account-rules.js';
import { openStops } from './clearance.js';
import { AttachmentRepository } from './attachment.repository.js';
import { RecallGuard } from './recall/recall-guard.js';
import { RecallMessageRepository } from './recall/recall-message.repository.js';
import { ReplyChangeRepository } from './reply-change.repository.js';
import { ReplyDetailing } from './reply-detailing.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplyThreads } from './reply-threads.js';
import { ReplyTimings } from './reply-timings.js';
import { HoldBack } from './stop/hold-back.js';
import { MessageStopService } from './stop/message-stop.service.js';
import { StopGuard } from './stop/stop-guard.js';

/** An app gives its own timings under the class `ReplyTimings` in a global module. */
export const timings = { token: ReplyTimings, optional: true };
export const timingsOr = (given: ReplyTimings | undefined) => given ?? new ReplyTimings();

/** What the api and the worker both need of replies. */
export const replyProviders: Provider[] = [
  {
    provide: AttachmentRepository,
    inject: [TenantDoor],
    useFactory: (door: TenantDoor) => new AttachmentRepository(door),
  },
  { provide: ReplyRepository, inject: [TenantDoor], useFactory: (door: TenantDoor) => new ReplyRepository(door) },
  {
    provide: AccountRules,
    inject: [ChannelAccounts, AccountConnections],
    useFactory: (accounts: ChannelAccounts, connections: AccountConnections) => new AccountRules(accounts, connections),
  },
  {
    provide: ReplyResults,
    inject: [
      ReplyRepository,
      AnsweringService,
      AnswerService,
      Claims,
      Outbox,
      Announcer,
      AuditTrail,
      RecallMessageRepository,
      timings,
    ],
    useFactory: (
      replies: ReplyRepository,
      conversations: AnsweringService,
      answers: AnswerService,
      claims: Claims,
      outbox: Outbox,
      announcer: Announcer,
      audit: AuditTrail,
      recalled: RecallMessageRepository,
      given?: ReplyTimings,
    ) =>
      new ReplyResults(
        replies,
        conversations,
        answers,
        claims,
        outbox,
        announcer,
        audit,
        timingsOr(given),
        systemClock,
        recalled,
      ),
  },
  {
    provide: ReplyChangeRepository,
    inject: [TenantDoor],
    useFactory: (door: TenantDoor) => new ReplyChangeRepository(door),
  },
  {
    provide: ReplyDetailing,
    inject: [AttachmentRepository, ReplyChangeRepository, AccountConnections],
    useFactory: (attachments: AttachmentRepository, changes: ReplyChangeRepository, connections: AccountConnections) =>
      new ReplyDetailing(attachments, changes, connections),
  },
  {
    provide: ReplyThreads,
    inject: [ReplyRepository, ReplyResults, AccountRules, ReplyDetailing],
    useFactory: (replies: ReplyRepository, results: ReplyResults, rules: AccountRules, details: ReplyDetailing) =>
      new ReplyThreads(replies, results, rules, details),
  },
  {
    provide: RecallMessageRepository,
    inject: [TenantDoor],
    useFactory: (door: TenantDoor) => new RecallMessageRepository(door),
  },
  {
    provide: RecallGuard,
    inject: [Recalls, AnswerService],
    useFactory: (recalls: Recalls, answers: AnswerService) => new RecallGuard(recalls, answers),
  },
  ...stopProviders(),
];

function stopProviders(): Provider[] {
  const stops = (door: TenantDoor, conversations: AnsweringService, replies: ReplyRepository, results: ReplyResults) =>
    openStops({ door, conversations, clock: systemClock, replies, results });
  const inject = [TenantDoor, AnsweringService, ReplyRepository, ReplyResults];
  type Parts = Parameters<typeof stops>;
  return [
    { provide: StopGuard, inject, useFactory: (...parts: Parts) => stops(...parts).guard },
    { provide: HoldBack, inject, useFactory: (...parts: Parts) => stops(...parts).holdBack },
    { provide: MessageStopService, inject, useFactory: (...parts: Parts) => stops(...parts).service },
  ];
}
