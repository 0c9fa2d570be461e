import type { AnsweringService, AnswerTarget, ConversationRow } from '@samenspraak/conversations';
import type { Approval, ApprovalAct, ApprovalRole, LiveMember } from './approval.js';
import type { RecallGuard } from '../recall/recall-guard.js';
import type { ApprovalNeed } from './approval-need.js';
import type { ApprovalRepository } from './approval.repository.js';
import { agreements, meets, objectionTo, openTiers, type Objection, type Reason } from './approval-tiers.js';

export interface Tier {
  readonly role: ApprovalRole;
  /** Who agreed; null while it is open. */
  readonly by: string | null;
  /** Names of who could. */
  readonly waitsFor: readonly string[];
}

/** What stands in the way of any approver. */
export type Stale = 'closed' | 'deleted' | 'template' | 'author' | 'recalled';

/** An approval with all that a person must see to decide. */
export interface ApprovalView extends Approval {
  readonly tenantId: string;
  readonly authorName: string;
  readonly authorInitials: string;
  /** What the person saw, for the decision to name: text, newest message and tiers. */
  readonly seen: string;
  readonly reasons: readonly Reason[];
  readonly tiers: readonly Tier[];
  readonly mine: boolean;
  readonly objection: Objection | null;
  readonly stale: Stale | null;
  /** The citizen wrote after the answer was written. */
  readonly wroteAgain: boolean;
  readonly acts: readonly ApprovalAct[];
  readonly conversation: ConversationRow;
  readonly target: AnswerTarget | null;
}

/** Looks at an approval as it is now: rules, people, conversation and template may all have changed since it was asked for. */
export class ApprovalViews {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly conversations: AnsweringService,
    private readonly need: ApprovalNeed,
    private readonly recalls: RecallGuard,
  ) {}

  async of(approval: Approval, me: LiveMember, approvers?: readonly LiveMember[]): Promise<ApprovalView> {
    const conversation = await this.conversations.get(approval.conversationId);
    const target = (await this.conversations.findTarget(conversation.id)) ?? null;
    const author = await this.approvals.findMember(approval.authorId);
    const acts = await this.approvals.listActs(approval.id);
    const { reasons, tiers: asked } = await this.need.of(conversation, author?.roles ?? ['drafter'], approval.answerId);
    // Who asks for a second look gets one, also where no rule asks for it.
    const tiers: readonly ApprovalRole[] = asked.length > 0 ? asked : ['approver'];
    const able = approvers ?? (await this.approvals.listApprovers());
    const { displayName, initials } = author ?? (await this.approvals.nameOf(approval.authorId));
    return {
      ...approval,
      tenantId: conversation.tenantId,
      authorName: displayName,
      authorInitials: initials,
      seen: [approval.version, target?.messageId ?? '', tiers.join('+')].join('.'),
      reasons,
      tiers: tiersOf(approval, acts, tiers, able),
      mine: me.id === approval.authorId,
      objection: objectionTo(me, approval, acts, tiers) ?? null,
      stale: await this.staleness(approval, conversation, target, author),
      wroteAgain: target !== null && target.messageId !== approval.messageId,
      acts,
      conversation,
      target,
    };
  }

  private async staleness(
    { answerId, answerVersion, text, conversationId }: Approval,
    conversation: ConversationRow,
    target: AnswerTarget | null,
    author: LiveMember | undefined,
  ): Promise<Stale | null> {
    if (conversation.status === 'CLOSED') return 'closed';
    if (!target || target.deleted) return 'deleted';
    if (!author) return 'author';
    if (await this.recalls.find({ answerId, answerVersion, text, conversationId })) return 'recalled';
    if (answerId !== null && (await this.need.templateTopic(answerId)) === undefined) return 'template';
    return null;
  }
}

function tiersOf(
  approval: Approval,
  acts: readonly ApprovalAct[],
  tiers: readonly ApprovalRole[],
  able: readonly LiveMember[],
): Tier[] {
  const given = [...agreements(acts)];
  const open = openTiers(tiers, given).length;
  return tiers.map((role, index) => {
    const at = index < tiers.length - open ? given.findIndex((act) => act.role === role) : -1;
    if (at >= 0) return { role, by: given.splice(at, 1)[0]!.byName, waitsFor: [] };
    const could = able.filter(
      (one) =>
        meets(one.roles, role) && one.id !== approval.authorId && !agreements(acts).some((act) => act.byId === one.id),
    );
    return { role, by: null, waitsFor: could.map((one) => one.displayName) };
  });
}
