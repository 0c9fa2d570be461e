import type { AnsweringService } from '@samenspraak/conversations';
import type { Notify } from '@samenspraak/notifications';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { replyPermissions } from '../replies.permissions.js';
import type { ReplyService, SendReply } from '../reply.service.js';
import type { RecallGuard } from '../recall/recall-guard.js';
import type { StopGuard } from '../stop/stop-guard.js';
import type { Approval, LiveMember } from './approval.js';
import { approvalNotFound, approvalOver, approvalWaits } from './approval.errors.js';
import type { ApprovalNeed } from './approval-need.js';
import type { ApprovalRepository } from './approval.repository.js';
import { meets, type Need } from './approval-tiers.js';
import type { ApprovalView, ApprovalViews } from './approval-view.js';

export type SubmitReply = Omit<SendReply, 'commandId'>;

/** The author's side: asks colleagues to agree, sees for whom it waits, takes it back. */
export class ApprovalService {
  constructor(
    private readonly door: TenantDoor,
    private readonly approvals: ApprovalRepository,
    private readonly views: ApprovalViews,
    private readonly need: ApprovalNeed,
    private readonly replies: ReplyService,
    private readonly stops: StopGuard,
    private readonly recalls: RecallGuard,
    private readonly conversations: AnsweringService,
    private readonly notify: Notify,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  /** Checked like an answer that goes out. What was returned is sent in again as the same approval, with its history. */
  async submit(input: SubmitReply): Promise<ApprovalView> {
    await this.door.require(replyPermissions.submit);
    expectTenant(this.door, input.expectedTenantId);
    const me = await this.me();
    const { answerId, confirmSecond, thread, attachments, teamSignature } = input;
    const answerVersion = await this.conversations.versionUsed(input, me.id);
    const { conversation, target } = await this.replies.inspect({ ...input, commandId: newId() }, me);
    await this.stops.refuse(conversation, input.text);
    await this.recalls.refuse({
      text: input.text,
      conversationId: conversation.id,
      answerId: answerId ?? null,
      answerVersion,
    });
    const open = await this.approvals.findOpen(conversation.id);
    if (open?.state === 'WAITING') throw approvalWaits();
    const at = this.clock.now();
    const text = {
      messageId: target.messageId,
      authorId: me.id,
      text: plainText(input.text),
      answerId: isId(answerId) ? answerId : null,
      answerVersion,
      second: confirmSecond === true,
      options: { thread, attachments, teamSignature },
    };
    const id = open ? open.id : await this.approvals.insert(conversation.id, text, at);
    if (id === undefined) throw approvalWaits();
    if (open) await this.approvals.rewrite(id, text, at);
    const kept = (await this.approvals.find(id))!;
    await this.approvals.addAct(kept, 'SUBMIT', me.id, at);
    await this.conversations.dropDraft(conversation.id);
    await this.notify.settle('APPROVAL_RETURNED', id);
    return this.done('approval.submit', kept, me);
  }

  /** The author thought better of it: the text is a draft again. Of what was returned, only the reminder goes. */
  async withdraw(input: { approvalId: string; expectedTenantId: string }): Promise<ApprovalView> {
    await this.door.require(replyPermissions.submit);
    expectTenant(this.door, input.expectedTenantId);
    const me = await this.me();
    const approval = isId(input.approvalId) ? await this.approvals.lock(input.approvalId) : undefined;
    if (!approval || approval.authorId !== me.id) throw approvalNotFound();
    if (approval.state !== 'WAITING' && approval.state !== 'RETURNED') throw approvalOver(approval.state);
    const at = this.clock.now();
    await this.approvals.addAct(approval, 'WITHDRAW', me.id, at);
    await this.approvals.move(approval.id, 'WITHDRAWN', at);
    if (approval.state === 'WAITING') {
      const { conversationId, text, answerId, answerVersion } = approval;
      const draft = { id: newId(), conversationId, text, answerId, answerVersion, authorId: me.id };
      await this.conversations.restoreDraft(draft);
    }
    await this.notify.settle('APPROVAL_WAITING', approval.id);
    await this.notify.settle('APPROVAL_RETURNED', approval.id);
    return this.done('approval.withdraw', (await this.approvals.find(approval.id))!, me);
  }

  /** What is open in a conversation, and what went out with somebody's agreement. */
  async listThread(conversationId: string): Promise<ApprovalView[]> {
    await this.door.require(replyPermissions.read);
    const rows = await this.approvals.listThread(conversationId);
    if (rows.length === 0) return [];
    const me = await this.me();
    const able = await this.approvals.listApprovers();
    return Promise.all(rows.map((row) => this.views.of(row, me, able)));
  }

  /** Who would have to agree if the person who asks sent an answer here now. */
  async needHere(conversation: {
    topic: string | null;
    network: string;
  }): Promise<Need & { waitsFor: readonly string[] }> {
    await this.door.require(replyPermissions.read);
    const me = await this.me();
    const need = await this.need.of(conversation, me.roles, null);
    const [first] = need.tiers;
    if (!first) return { ...need, waitsFor: [] };
    const able = await this.approvals.listApprovers();
    return {
      ...need,
      waitsFor: able.filter((one) => one.id !== me.id && meets(one.roles, first)).map((one) => one.displayName),
    };
  }

  private async me(): Promise<LiveMember> {
    const { membershipId } = await this.door.entrance();
    return (await this.approvals.findMember(membershipId))!;
  }

  private async done(action: string, approval: Approval, me: LiveMember): Promise<ApprovalView> {
    const view = await this.views.of(approval, me);
    await this.audit.record({
      action,
      objectType: 'approval',
      objectId: approval.id,
      outcome: 'done',
      details: { conversation: approval.conversationId, tiers: view.tiers.map((tier) => tier.role).join(' ') },
    });
    if (approval.state === 'WAITING') await tellNext(this.notify, view);
    await this.announcer.announce('REPLY', [approval.id, approval.conversationId]);
    return view;
  }
}

/** Tells whoever could agree now; never the author, nor who agreed before. */
export async function tellNext(notify: Notify, view: ApprovalView): Promise<void> {
  const next = view.tiers.find((tier) => tier.by === null);
  if (!next) return;
  const roles =
    next.role === 'approver' ? (['approver', 'coordinator', 'spokesperson'] as const) : ([next.role] as const);
  await notify.tell({
    kind: 'APPROVAL_WAITING',
    to: { roles },
    params: { by: view.authorName },
    subject: `${view.id}:${next.role}:${view.tiers.filter((tier) => tier.by !== null).length}`,
    subjectId: view.id,
  });
}
