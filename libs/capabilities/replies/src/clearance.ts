import { TopicRepository, Topics, type AnsweringService } from '@samenspraak/conversations';
import { Recalls, VariableRepository, type AnswerService } from '@samenspraak/library';
import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { AnswerPermit } from './answer-permit.js';
import { ApprovalDecisions } from './approval/approval-decisions.service.js';
import { ApprovalNeed } from './approval/approval-need.js';
import { ApprovalRepository } from './approval/approval.repository.js';
import { ApprovalRuleRepository } from './approval/approval-rule.repository.js';
import { ApprovalRules } from './approval/approval-rules.service.js';
import { ApprovalService } from './approval/approval.service.js';
import { ApprovalViews } from './approval/approval-view.js';
import { RecallGuard } from './recall/recall-guard.js';
import type { ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';
import type { ReplyService } from './reply.service.js';
import { HoldBack } from './stop/hold-back.js';
import { MessageStopRepository } from './stop/message-stop.repository.js';
import { MessageStopService } from './stop/message-stop.service.js';
import { StopGuard } from './stop/stop-guard.js';

interface Below {
  readonly door: TenantDoor;
  readonly conversations: AnsweringService;
  readonly clock: Clock;
}

interface BelowStops extends Below {
  readonly replies: ReplyRepository;
  readonly results: ReplyResults;
}

/** What keeps answers from leaving, put together from one door: for the api, the worker and tests alike. */
export function openStops({ door, conversations, clock, replies, results }: BelowStops) {
  const [stops, variables] = [new MessageStopRepository(door), new VariableRepository(door)];
  const topics = new Topics(new TopicRepository(door));
  const guard = new StopGuard(stops, variables, topics, conversations, clock);
  const holdBack = new HoldBack(replies, results, conversations, openNotify(door, clock));
  const service = new MessageStopService(
    ...([door, stops, guard, holdBack, replies, conversations, topics, variables] as const),
    new AuditTrail(door),
    new Announcer(door),
    clock,
  );
  return { guard, holdBack, service };
}

interface BelowPermit extends Below {
  readonly answers: AnswerService;
  readonly guard: StopGuard;
}

/** What an answer asks before it is queued. */
export function openPermitOf({ door, answers, guard }: BelowPermit) {
  const approvals = new ApprovalRepository(door);
  const rules = new ApprovalRuleRepository(door);
  const need = new ApprovalNeed(rules, new Topics(new TopicRepository(door)), answers);
  const recalls = new RecallGuard(new Recalls(door), answers);
  return { approvals, rules, need, recalls, permit: new AnswerPermit(guard, need, approvals, recalls) };
}

interface BelowApprovals extends BelowPermit {
  readonly sending: ReplyService;
}

/** The author's side, the approver's and the tenant's. */
export function openApprovals(below: BelowApprovals) {
  const { door, conversations, clock, guard, sending } = below;
  const { approvals, rules, need, recalls } = openPermitOf(below);
  const views = new ApprovalViews(approvals, conversations, need, recalls);
  const [notify, audit, announcer] = [openNotify(door, clock), new AuditTrail(door), new Announcer(door)];
  return {
    author: new ApprovalService(
      ...([
        door,
        approvals,
        views,
        need,
        sending,
        guard,
        recalls,
        conversations,
        notify,
        audit,
        announcer,
        clock,
      ] as const),
    ),
    decisions: new ApprovalDecisions(
      ...([door, approvals, views, sending, conversations, notify, audit, announcer, clock] as const),
    ),
    rules: new ApprovalRules(door, rules, audit, announcer, clock),
  };
}
