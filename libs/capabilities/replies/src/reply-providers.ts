import type { Provider } from '@nestjs/common';
import { AccountConnections, ChannelAccounts, Claims } from '@samenspraak/channels';
import { AnsweringService } from '@samenspraak/conversations';
import { AnswerService } from '@samenspraak/library';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { AccountRules } from './account-rules.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplyThreads } from './reply-threads.js';
import { ReplyTimings } from './reply-timings.js';

/** An app gives its own timings under the class `ReplyTimings` in a global module. */
export const timings = { token: ReplyTimings, optional: true };
export const timingsOr = (given: ReplyTimings | undefined) => given ?? new ReplyTimings();

/** What the api and the worker both need of replies. */
export const replyProviders: Provider[] = [
  { provide: ReplyRepository, inject: [TenantDoor], useFactory: (door: TenantDoor) => new ReplyRepository(door) },
  {
    provide: AccountRules,
    inject: [ChannelAccounts, AccountConnections],
    useFactory: (accounts: ChannelAccounts, connections: AccountConnections) => new AccountRules(accounts, connections),
  },
  {
    provide: ReplyResults,
    inject: [ReplyRepository, AnsweringService, AnswerService, Claims, Outbox, Announcer, AuditTrail, timings],
    useFactory: (
      replies: ReplyRepository,
      conversations: AnsweringService,
      answers: AnswerService,
      claims: Claims,
      outbox: Outbox,
      announcer: Announcer,
      audit: AuditTrail,
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
      ),
  },
  {
    provide: ReplyThreads,
    inject: [ReplyRepository, ReplyResults, AccountRules],
    useFactory: (replies: ReplyRepository, results: ReplyResults, rules: AccountRules) =>
      new ReplyThreads(replies, results, rules),
  },
];
