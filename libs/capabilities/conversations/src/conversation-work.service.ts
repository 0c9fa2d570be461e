import type { Facts, NormClock } from '@samenspraak/metrics';
import type { Notify } from '@samenspraak/notifications';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type Permission, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { AssigneeRepository } from './assignee.repository.js';
import type { ChangeRepository } from './change.repository.js';
import {
  furthest,
  stepAfter,
  type CloseResult,
  type Colleague,
  type ConversationRow,
  type ExclusionReason,
  type Step,
} from './conversation.js';
import type { ConversationRepository } from './conversation.repository.js';
import {
  colleagueNotFound,
  conversationChanged,
  conversationNotFound,
  reasonUnexpected,
  snoozeInvalid,
  stillClosed,
  textInvalid,
} from './conversations.errors.js';
import { conversationPermissions } from './conversations.permissions.js';
import type { ThreadRepository } from './thread.repository.js';

/** What every change of a conversation says: which one, for whom, and what the person saw. */
export interface ChangeOf {
  readonly conversationId: string;
  /** Compared, never stored. */
  readonly expectedTenantId: string;
  readonly version: number;
}

const MOST_NOTE = 10_000;
const MOST_SNOOZE_DAYS = 366;
const DAY = 86_400_000;

/** The work of an agent on a conversation: each change checked against what was seen, audited and announced. */
export class ConversationWorkService {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: ConversationRepository,
    private readonly changes: ChangeRepository,
    private readonly threads: ThreadRepository,
    private readonly facts: Facts,
    private readonly norm: NormClock,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly assignees: AssigneeRepository,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  async colleagues(): Promise<Colleague[]> {
    await this.door.require(conversationPermissions.work);
    return this.assignees.list();
  }

  /** To oneself, to a colleague, who is told of it, or to nobody. @throws DomainError CONVERSATIONS_COLLEAGUE_NOT_FOUND */
  async assign(input: ChangeOf & { toMe: boolean; colleagueId?: string | null }): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.work);
    const { membershipId } = await this.door.entrance();
    const member = input.toMe ? membershipId : (input.colleagueId ?? null);
    if (member !== null && !(isId(member) && (await this.assignees.find(member)))) throw colleagueNotFound();
    await this.must(this.changes.assign(row.id, input.version, member), row);
    if (member !== null && member !== row.assignee?.id) {
      const me = await this.assignees.find(membershipId);
      await this.notify.tell({
        kind: 'CONVERSATION_ASSIGNED',
        to: { membershipId: member },
        params: { by: me?.displayName ?? '' },
        subject: row.id,
        subjectId: row.id,
      });
    }
    return this.done('conversation.assign', row.id, { toMe: input.toMe, to: member });
  }

  /** Somebody looked. Reading ahead is not looking, so the query that shows a conversation changes nothing. */
  async read(input: Omit<ChangeOf, 'version'>): Promise<boolean> {
    const row = await this.begin(input, conversationPermissions.write);
    const entry = {
      action: 'conversation.read',
      objectType: 'conversation',
      objectId: row.id,
      outcome: 'done' as const,
    };
    await this.audit.record(entry);
    const wasNew = await this.changes.markRead(row.id);
    if (wasNew) await this.announcer.announce('CONVERSATION', [row.id]);
    return wasNew;
  }

  /** With a result: the step is done and the next one follows, never backwards. Without: the conversation goes to that step. */
  async takeStep(input: ChangeOf & { step: Step; result?: string | null }): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.work);
    const result = input.result?.trim() || null;
    if (result && result.length > 500) throw textInvalid(0, 500);
    if (result) await this.threads.saveStep(row.id, input.step, result, this.clock.now());
    const next = result ? furthest(row.step, stepAfter(input.step)) : input.step;
    await this.must(this.changes.moveTo(row.id, input.version, next), row);
    return this.done('conversation.step', row.id, { step: next });
  }

  async markQuestion(
    input: ChangeOf & { question: boolean; reason?: ExclusionReason | null },
  ): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.work);
    if (input.question && input.reason) throw reasonUnexpected();
    const reason = input.question ? null : (input.reason ?? 'NO_REPLY_NEEDED');
    const since = input.question ? await this.changes.findWaitingSince(row.id) : undefined;
    const runs = since !== undefined && row.involvement === 'LEAD';
    const deadline = runs ? await this.norm.deadline(row.network, since) : { dueAt: null, normMinutes: null };
    await this.must(
      this.changes.markQuestion(row.id, input.version, { question: input.question, reason, ...deadline }),
      row,
    );
    const event = { conversationId: row.id, at: row.lastInboundAt };
    await (reason ? this.facts.excluded({ ...event, reason }) : this.facts.questionAsked(event));
    return this.done('conversation.mark', row.id, { question: input.question, reason });
  }

  async addNote(input: Omit<ChangeOf, 'version'> & { text: string }): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.write);
    const text = input.text.toWellFormed().replaceAll('\0', '').trim();
    if (text.length < 1 || text.length > MOST_NOTE) throw textInvalid(1, MOST_NOTE);
    const { membershipId } = await this.door.entrance();
    const at = this.clock.now();
    const note = await this.threads.addNote({ conversationId: row.id, authorId: membershipId, text, at });
    return this.done('conversation.note', row.id, { note });
  }

  async close(
    input: ChangeOf & {
      topic?: string | null;
      department?: string | null;
      result: CloseResult;
      answerFound?: boolean | null;
    },
  ): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.work);
    const at = this.clock.now();
    const excluded = input.result === 'NO_REPLY_NEEDED' && row.question !== true;
    const end = {
      topic: short(input.topic),
      department: short(input.department),
      result: input.result,
      answerFound: input.answerFound ?? null,
      at,
      excluded,
    };
    await this.must(this.changes.close(row.id, input.version, end), row);
    if (excluded) {
      await this.facts.excluded({ conversationId: row.id, reason: 'NO_REPLY_NEEDED', at: row.lastInboundAt });
    }
    await this.facts.closed({ conversationId: row.id, at });
    return this.done('conversation.close', row.id, { result: input.result });
  }

  async reopen(input: ChangeOf): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.work);
    await this.must(this.changes.reopen(row.id, input.version), row);
    await this.facts.reopened({ conversationId: row.id, at: this.clock.now() });
    return this.done('conversation.reopen', row.id, {});
  }

  /** Out of sight until then; a new message of the citizen brings it back, an answer of ours does not. */
  async snooze(input: ChangeOf & { until: Date }): Promise<ConversationRow> {
    const row = await this.begin(input, conversationPermissions.work);
    const ahead = input.until.getTime() - this.clock.now().getTime();
    if (!(ahead > 0 && ahead <= MOST_SNOOZE_DAYS * DAY)) throw snoozeInvalid();
    if (row.status === 'CLOSED') throw stillClosed();
    await this.must(this.changes.snooze(row.id, input.version, input.until), row);
    return this.done('conversation.snooze', row.id, { until: input.until.toISOString() });
  }

  private async begin(input: Omit<ChangeOf, 'version'>, permission: Permission): Promise<ConversationRow> {
    await this.door.require(permission);
    expectTenant(this.door, input.expectedTenantId);
    const row = isId(input.conversationId) ? await this.conversations.find(input.conversationId) : undefined;
    if (!row) throw conversationNotFound();
    return row;
  }

  private async must(change: Promise<boolean>, seen: ConversationRow): Promise<void> {
    if (await change) return;
    const now = await this.conversations.find(seen.id);
    throw conversationChanged(now?.version ?? seen.version);
  }

  private async done(
    action: string,
    id: string,
    details: Record<string, string | number | boolean | null>,
  ): Promise<ConversationRow> {
    await this.audit.record({ action, objectType: 'conversation', objectId: id, outcome: 'done', details });
    await this.announcer.announce('CONVERSATION', [id]);
    return (await this.conversations.find(id))!;
  }
}

function short(text: string | null | undefined): string | null {
  const trimmed = text?.toWellFormed().replaceAll('\0', '').trim().slice(0, 200);
  return trimmed || null;
}
