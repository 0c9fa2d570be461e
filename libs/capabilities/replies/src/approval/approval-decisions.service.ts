import type { AnsweringService } from '@samenspraak/conversations';
import { variablesOf } from '@samenspraak/language/template';
import type { Notify } from '@samenspraak/notifications';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { variablesLeft } from '../replies.errors.js';
import { replyPermissions } from '../replies.permissions.js';
import type { ReplyService, SendReply } from '../reply.service.js';
import type { Approval, LiveMember } from './approval.js';
import {
  approvalChanged,
  approvalNotFound,
  approvalNotYours,
  approvalOver,
  approvalStale,
  noteInvalid,
} from './approval.errors.js';
import type { ApprovalRepository } from './approval.repository.js';
import { tellNext } from './approval.service.js';
import type { ApprovalView, ApprovalViews } from './approval-view.js';

interface Decision {
  readonly approvalId: string;
  readonly expectedTenantId: string;
  /** What the approver looked at. */
  readonly seen: string;
}

const MOST_NOTE = 2_000;

/** The approver's side. Each decision names what was looked at, holds the row, and is refused when anything is different now. */
export class ApprovalDecisions {
  constructor(
    private readonly door: TenantDoor,
    private readonly approvals: ApprovalRepository,
    private readonly views: ApprovalViews,
    private readonly replies: ReplyService,
    private readonly conversations: AnsweringService,
    private readonly notify: Notify,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  /** Longest waiting first; also what this person may not decide about, and why. */
  async listWaiting(): Promise<ApprovalView[]> {
    await this.door.require(replyPermissions.approve);
    const rows = await this.approvals.listWaiting();
    if (rows.length === 0) return [];
    const [me, able] = [await this.me(), await this.approvals.listApprovers()];
    return Promise.all(rows.map((row) => this.views.of(row, me, able)));
  }

  async countWaiting(): Promise<number> {
    await this.door.require(replyPermissions.approve);
    return this.approvals.countWaiting();
  }

  /** The next tier is asked, or it is queued in its author's name. */
  async approve(input: Decision): Promise<ApprovalView> {
    const { me, view } = await this.begin(input);
    if (view.objection) throw approvalNotYours(view.objection);
    if (view.stale) throw approvalStale(view.stale);
    const next = view.tiers.find((tier) => tier.by === null)!;
    const at = this.clock.now();
    await this.approvals.addAct(view, 'APPROVE', me.id, at, next.role);
    await this.notify.settle('APPROVAL_WAITING', view.id);
    const last = view.tiers.filter((tier) => tier.by === null).length === 1;
    if (!last) {
      await this.approvals.move(view.id, 'WAITING', at, { messageId: view.target!.messageId });
      const now = await this.done('approval.approve', view.id, me, { role: next.role, last });
      await tellNext(this.notify, now);
      return now;
    }
    const author = (await this.approvals.findMember(view.authorId))!;
    const reply = await this.replies.sendApproved(sendOf(view, input.expectedTenantId), author);
    await this.approvals.move(view.id, 'APPROVED', at, { replyId: reply.id, messageId: view.target!.messageId });
    await this.notify.tell({
      kind: 'APPROVAL_SENT',
      to: { membershipId: view.authorId },
      params: { by: me.displayName },
      subject: view.id,
      subjectId: view.conversationId,
    });
    return this.done('approval.approve', view.id, me, {
      role: next.role,
      last,
      reply: reply.id,
      author: view.authorId,
    });
  }

  /** What was agreed with before was another text: the tiers begin anew. */
  async edit(input: Decision & { text: string }): Promise<ApprovalView> {
    const { me, view } = await this.begin(input);
    if (view.objection && view.objection !== 'REWROTE') throw approvalNotYours(view.objection);
    const text = plainText(input.text);
    const left = variablesOf(text);
    if (left.length > 0) throw variablesLeft(left);
    const author = (await this.approvals.findMember(view.authorId)) ?? me;
    await this.replies.inspect({ ...sendOf(view, input.expectedTenantId), text }, author);
    const at = this.clock.now();
    await this.approvals.edit(view.id, text, at);
    await this.approvals.addAct((await this.approvals.find(view.id))!, 'EDIT', me.id, at);
    return this.done('approval.edit', view.id, me, {});
  }

  /** With what is to be mended; the text is the author's draft again, unless somebody began another one. */
  async sendBack(input: Decision & { note: string }): Promise<ApprovalView> {
    const { me, view } = await this.begin(input, ['text']);
    if (view.objection === 'OWN') throw approvalNotYours('OWN');
    const note = plainText(input.note);
    if (note.length < 1 || note.length > MOST_NOTE) throw noteInvalid(MOST_NOTE);
    const at = this.clock.now();
    await this.approvals.addAct(view, 'RETURN', me.id, at);
    await this.approvals.move(view.id, 'RETURNED', at, { note });
    const { conversationId, text, answerId, answerVersion, authorId } = view;
    const draft = { id: newId(), conversationId, text, answerId, answerVersion, authorId };
    await this.conversations.restoreDraft(draft);
    await this.notify.settle('APPROVAL_WAITING', view.id);
    await this.notify.tell({
      kind: 'APPROVAL_RETURNED',
      to: { membershipId: view.authorId },
      params: { by: me.displayName },
      subject: view.id,
      subjectId: view.conversationId,
    });
    return this.done('approval.return', view.id, me, {});
  }

  private async begin(
    { approvalId, expectedTenantId, seen }: Decision,
    mustMatch: readonly ('text' | 'citizen' | 'rules')[] = ['text', 'citizen', 'rules'],
  ): Promise<{ me: LiveMember; view: ApprovalView }> {
    await this.door.require(replyPermissions.approve);
    expectTenant(this.door, expectedTenantId);
    const approval: Approval | undefined = isId(approvalId) ? await this.approvals.lock(approvalId) : undefined;
    if (!approval) throw approvalNotFound();
    if (approval.state !== 'WAITING') throw approvalOver(approval.state);
    const me = await this.me();
    const view = await this.views.of(approval, me);
    const [was, is] = [seen.split('.'), view.seen.split('.')];
    const different = (['text', 'citizen', 'rules'] as const).find(
      (what, index) => mustMatch.includes(what) && was[index] !== is[index],
    );
    if (different) throw approvalChanged(different);
    return { me, view };
  }

  private async me(): Promise<LiveMember> {
    const { membershipId } = await this.door.entrance();
    return (await this.approvals.findMember(membershipId))!;
  }

  private async done(
    action: string,
    id: string,
    me: LiveMember,
    details: Record<string, string | boolean>,
  ): Promise<ApprovalView> {
    const now = (await this.approvals.find(id))!;
    await this.audit.record({ action, objectType: 'approval', objectId: id, outcome: 'done', details });
    await this.announcer.announce('REPLY', [id, now.conversationId]);
    return this.views.of(now, me);
  }
}

/** The same approval is the same command: approved twice is sent once. */
function sendOf(approval: Approval, expectedTenantId: string): SendReply {
  return {
    ...approval.options,
    commandId: approval.id,
    conversationId: approval.conversationId,
    expectedTenantId,
    text: approval.text,
    answerId: approval.answerId,
    answerVersion: approval.answerVersion,
    confirmSecond: approval.second,
  };
}
