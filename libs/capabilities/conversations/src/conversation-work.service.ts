import type { Facts, NormClock } from '@samenspraak/metrics';
import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { AssigneeRepository } from './assignee.repository.js';
import type { ChangeRepository } from './change.repository.js';
import {
  furthest,
  stepAfter,
  type Colleague,
  type ConversationRow,
  type ExclusionReason,
  type Step,
} from './conversation.js';
import {
  colleagueNotFound,
  reasonUnexpected,
  snoozeInvalid,
  stillClosed,
  textInvalid,
} from './conversations.errors.js';
import { conversationPermissions } from './conversations.permissions.js';
import type { ThreadRepository } from './thread.repository.js';
import type { Closing, ConversationClosing } from './desk-work/conversation-closing.js';
import type { NewEvent } from './desk-work/conversation-event.js';
import type { ChangeOf, DeskChanges } from './desk-work/desk-changes.js';
import type { NewNote, NotesService } from './desk-work/notes.service.js';

export type { ChangeOf } from './desk-work/desk-changes.js';

const MOST_SNOOZE_DAYS = 366;
const DAY = 86_400_000;

/** The work of an agent on a conversation: each change checked against what was seen, audited, remembered and announced. */
export class ConversationWorkService {
  constructor(
    private readonly door: TenantDoor,
    private readonly desk: DeskChanges,
    private readonly changes: ChangeRepository,
    private readonly threads: ThreadRepository,
    private readonly facts: Facts,
    private readonly norm: NormClock,
    private readonly assignees: AssigneeRepository,
    private readonly notify: Notify,
    private readonly clock: Clock,
    private readonly notes: NotesService,
    private readonly closing: ConversationClosing,
  ) {}

  async colleagues(): Promise<Colleague[]> {
    await this.door.require(conversationPermissions.work);
    return this.assignees.list();
  }

  /**
   * To oneself, to a colleague, who is told of it, or to nobody. Who had it is told that somebody took it over. A note that goes
   * with it stands in the thread. @throws DomainError CONVERSATIONS_COLLEAGUE_NOT_FOUND
   */
  async assign(
    input: ChangeOf & { toMe: boolean; colleagueId?: string | null; note?: string | null },
  ): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const { membershipId } = await this.door.entrance();
    const member = input.toMe ? membershipId : (input.colleagueId ?? null);
    if (member !== null && !(isId(member) && (await this.assignees.find(member)))) throw colleagueNotFound();
    const note = this.notes.check(input.note);
    await this.desk.must(this.changes.assign(row.id, input.version, member), row);
    const before = row.assignee?.id ?? null;
    const me = await this.assignees.find(membershipId);
    const about = { params: { by: me?.displayName ?? '' }, subject: row.id, subjectId: row.id };
    if (member !== null && member !== before)
      await this.notify.tell({ kind: 'CONVERSATION_ASSIGNED', to: { membershipId: member }, ...about });
    if (before !== null && member === membershipId && before !== membershipId)
      await this.notify.tell({ kind: 'CONVERSATION_TAKEN_OVER', to: { membershipId: before }, ...about });
    if (note) await this.notes.write(row.id, membershipId, note, []);
    const event = assignment(membershipId, before, member);
    return this.desk.done('conversation.assign', row.id, { toMe: input.toMe, to: member }, event);
  }

  /** Somebody looked. Reading ahead is not looking, so the query that shows a conversation changes nothing. */
  async read(input: Omit<ChangeOf, 'version'>): Promise<boolean> {
    const row = await this.desk.begin(input, conversationPermissions.write);
    return this.desk.read(row.id, () => this.changes.markRead(row.id));
  }

  /** With a result: the step is done and the next one follows, never backwards. Without: the conversation goes to that step. */
  async takeStep(input: ChangeOf & { step: Step; result?: string | null }): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const result = input.result?.trim() || null;
    if (result && result.length > 500) throw textInvalid(0, 500);
    const next = result ? furthest(row.step, stepAfter(input.step)) : input.step;
    await this.desk.must(this.changes.moveTo(row.id, input.version, next), row);
    if (result) await this.threads.saveStep(row.id, input.step, result, this.clock.now());
    return this.desk.done('conversation.step', row.id, { step: next }, { kind: 'MOVED', what: [next] });
  }

  async markQuestion(
    input: ChangeOf & { question: boolean; reason?: ExclusionReason | null },
  ): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    if (input.question && input.reason) throw reasonUnexpected();
    const reason = input.question ? null : (input.reason ?? 'NO_REPLY_NEEDED');
    const since = input.question ? await this.changes.findWaitingSince(row.id) : undefined;
    const runs = since !== undefined && row.involvement === 'LEAD';
    const deadline = runs
      ? await this.norm.deadline(row.network, since, row.urgency)
      : { dueAt: null, normMinutes: null };
    await this.desk.must(
      this.changes.markQuestion(row.id, input.version, { question: input.question, reason, ...deadline }),
      row,
    );
    const event = { conversationId: row.id, at: row.lastInboundAt };
    await (reason ? this.facts.excluded({ ...event, reason }) : this.facts.questionAsked(event));
    const what = ['QUESTION', String(input.question)];
    return this.desk.done(
      'conversation.mark',
      row.id,
      { question: input.question, reason },
      { kind: 'INTERPRETED', what },
    );
  }

  /** Colleagues who are named in it are told. */
  addNote(input: NewNote): Promise<ConversationRow> {
    return this.notes.add(input);
  }

  /** Asks five things: channel, topic, department, result, and whether the answer stood in the library. */
  close(input: ChangeOf & Closing): Promise<ConversationRow> {
    return this.closing.close(input);
  }

  async reopen(input: ChangeOf): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    await this.desk.must(this.changes.reopen(row.id, input.version), row);
    await this.facts.reopened({ conversationId: row.id, at: this.clock.now() });
    return this.desk.done('conversation.reopen', row.id, {}, { kind: 'REOPENED' });
  }

  /** Out of sight until then. An answer of ours leaves it asleep; a new message of the citizen wakes it, unless the person chose otherwise. */
  async snooze(input: ChangeOf & { until: Date; holds?: boolean | null }): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const ahead = input.until.getTime() - this.clock.now().getTime();
    if (!(ahead > 0 && ahead <= MOST_SNOOZE_DAYS * DAY)) throw snoozeInvalid();
    if (row.status === 'CLOSED') throw stillClosed();
    const holds = input.holds === true;
    await this.desk.must(this.changes.snooze(row.id, input.version, input.until, holds), row);
    const until = input.until.toISOString();
    return this.desk.done('conversation.snooze', row.id, { until, holds }, { kind: 'SNOOZED', what: [until] });
  }
}

function assignment(me: string, before: string | null, member: string | null): NewEvent | undefined {
  if (member === before) return undefined;
  if (member === null) return { kind: 'RELEASED', toId: before };
  if (member === me) return before === null ? { kind: 'TAKEN' } : { kind: 'TAKEN_OVER', toId: before };
  return { kind: before === me ? 'HANDED_OVER' : 'ASSIGNED', toId: member };
}
