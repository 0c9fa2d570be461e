import { approvalNeeded } from './approval/approval.errors.js';
import { isTrainee, type ApprovalNeed } from './approval/approval-need.js';
import type { ApprovalRepository } from './approval/approval.repository.js';
import { answerInFlight } from './replies.errors.js';
import type { RecallGuard } from './recall/recall-guard.js';
import type { SendAttempt, SendPermit } from './send-permit.js';
import type { StopGuard } from './stop/stop-guard.js';

/** No answer leaves past a stop or a recall, nor without the colleagues who must agree with it. */
export class AnswerPermit implements SendPermit {
  constructor(
    private readonly stops: StopGuard,
    private readonly need: ApprovalNeed,
    private readonly approvals: ApprovalRepository,
    private readonly recalls: RecallGuard,
  ) {}

  async check(attempt: SendAttempt): Promise<void> {
    const { conversation, author, text, answerId, answerVersion, second, approved, replyId } = attempt;
    await this.stops.refuse(conversation, text);
    await this.recalls.refuse({ text, answerId, answerVersion, conversationId: conversation.id });
    if (approved || (replyId && (await this.approvals.hasApproved(replyId)))) return;
    const open = await this.approvals.findOpen(conversation.id);
    if (open?.state === 'WAITING' && !second) throw answerInFlight();
    // Who is no member now writes as a trainee: nobody answers for it.
    const roles = (await this.approvals.findMember(author.id))?.roles ?? ['drafter'];
    const { tiers } = await this.need.of(conversation, roles, answerId);
    if (tiers.length === 0) return;
    // The spokesperson gave this line for this moment: two people stand behind it already.
    if (!isTrainee(roles) && (await this.stops.isGivenLine(conversation, text, author.id))) return;
    throw approvalNeeded([...new Set(tiers)]);
  }
}
