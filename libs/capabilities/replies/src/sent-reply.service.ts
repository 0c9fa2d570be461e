import type { Claims } from '@samenspraak/channels';
import type { AnsweringService } from '@samenspraak/conversations';
import { variablesOf, withCotag, withoutCotag } from '@samenspraak/language/template';
import type { AnsweringSettings } from '@samenspraak/library';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Outbox } from '@samenspraak/platform/queue';
import type { ColleagueView, Memberships } from '@samenspraak/tenants';
import type { AccountRules } from './account-rules.js';
import { CHANGE_TOPIC } from './change-runner.js';
import {
  answerInFlight,
  changeNotPossible,
  commandInvalid,
  neighbourAnswers,
  notResumable,
  replyChanged,
  replyEmpty,
  replyNotFound,
  tooLong,
  variablesLeft,
} from './replies.errors.js';
import { replyPermissions } from './replies.permissions.js';
import type { Reply } from './reply.js';
import type { ReplyChangeRepository } from './reply-change.repository.js';
import { claimIdOf, SEND_TOPIC } from './reply-parts.js';
import type { ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';
import type { SendPermit } from './send-permit.js';

export interface ChangeSentReply {
  /** Made by the client once per intention. */
  readonly commandId: string;
  readonly replyId: string;
  readonly expectedTenantId: string;
  readonly version: number;
}

/** What a person may still do with an answer after it was sent, or refused. */
export class SentReplyService {
  constructor(
    private readonly door: TenantDoor,
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly changes: ReplyChangeRepository,
    private readonly conversations: AnsweringService,
    private readonly rules: AccountRules,
    private readonly claims: Claims,
    private readonly members: Memberships,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly permit: SendPermit,
    private readonly settings: AnsweringSettings,
  ) {}

  /** What stands on the network gets another text; the figures stay as they are. */
  async edit(input: ChangeSentReply & { readonly text: string }): Promise<Reply> {
    return this.change(input, 'EDIT', async (reply) => {
      const clean = plainText(input.text);
      if (withoutCotag(clean).trim() === '') throw replyEmpty();
      const left = variablesOf(clean);
      if (left.length > 0) throw variablesLeft(left);
      // The signature is that of who wrote it; the audit trail tells who changed it.
      const text = reply.text.endsWith(`^${reply.cotag}`) ? withCotag(clean, reply.cotag) : clean;
      const target = await this.conversations.findMessage(reply.messageId);
      const way = await this.rules.find(reply.accountId, reply.network, target ?? null);
      const length = this.rules.measure(text, way);
      if (length > way.rules.limit) throw tooLong(length, way.rules.limit, way.rules.unit);
      return text;
    });
  }

  /** What stands on the network is taken away there; a stub stays in the thread. */
  async remove(input: ChangeSentReply): Promise<Reply> {
    return this.change(input, 'REMOVE', async () => null);
  }

  /** A refused answer, or the part at which one stopped, goes out as yet, with what comes after it. */
  async resume(replyId: string, expectedTenantId: string): Promise<Reply> {
    await this.door.require(replyPermissions.send);
    expectTenant(this.door, expectedTenantId);
    const reply = await this.get(replyId);
    const parts = reply.threadId ? await this.replies.listParts(reply.threadId) : [reply];
    const before = parts.filter(({ part }) => part < reply.part);
    if (reply.state !== 'REJECTED' || before.some(({ state }) => state !== 'SENT')) throw notResumable(reply.state);
    const target = await this.conversations.findMessage(reply.messageId);
    const way = await this.rules.find(reply.accountId, reply.network, target ?? null);
    if (!way.replyability.allowed) throw changeNotPossible(way.replyability.reason ?? 'unsupported');
    const [first] = parts;
    await this.permitted(reply, first?.wholeText ?? reply.text, await this.members.current(), first?.id ?? reply.id);
    if (!(await this.claims.claim(reply.sourceRoot, this.door.tenantId(), claimIdOf(reply)))) throw neighbourAnswers();
    const now = this.clock.now();
    for (const part of parts.filter((one) => one.part >= reply.part && one.state === 'REJECTED')) {
      const fence = { from: ['REJECTED'], attempt: part.attempt } as const;
      const again = { refusal: null, dueAt: now, tries: 0, absentAt: null, lookups: 0 };
      if (!(await this.replies.requeue(part.id, fence, again, now))) throw answerInFlight();
    }
    await this.outbox.ring(SEND_TOPIC, reply.id, now);
    const queued = await this.get(reply.id);
    await this.results.tell(queued, 'reply.resume', 'done');
    return queued;
  }

  private async change(
    input: ChangeSentReply,
    kind: 'EDIT' | 'REMOVE',
    textFor: (reply: Reply) => Promise<string | null>,
  ): Promise<Reply> {
    await this.door.require(replyPermissions.send);
    expectTenant(this.door, input.expectedTenantId);
    if (!isId(input.commandId)) throw commandInvalid();
    const known = await this.changes.findByCommand(input.commandId);
    if (known) return this.get(known.replyId);
    const reply = await this.get(input.replyId);
    if (reply.state !== 'SENT' || reply.removedAt) throw changeNotPossible(reply.removedAt ? 'removed' : 'not_sent');
    if (reply.version !== input.version) throw replyChanged(reply.version);
    if (!reply.externalId) throw changeNotPossible('place_unknown');
    const { edit, remove } = await this.rules.capabilities(reply.accountId);
    if (kind === 'EDIT' ? !edit : !remove) throw changeNotPossible('unsupported');
    const author = await this.members.current();
    const { id: authorId, displayName: authorName } = author;
    const text = await textFor(reply);
    if (text === reply.text) return reply;
    // New words on the network need whoever had to agree with the first ones; they may set right what was called back.
    if (text !== null) await this.permitted({ ...reply, answerId: null }, text, author);
    const id = newId();
    const asked = await this.changes.insert(
      { id, commandId: input.commandId, replyId: reply.id, kind, text, beforeText: reply.text, authorId, authorName },
      this.clock.now(),
    );
    if (!asked) throw replyChanged(reply.version);
    await this.outbox.ring(CHANGE_TOPIC, id, this.clock.now());
    await this.results.tell(reply, kind === 'EDIT' ? 'reply.edit' : 'reply.remove', 'done');
    return reply;
  }

  /** A tenant that only listens sends nothing; a stop, and colleagues who must agree, hold here too. */
  private async permitted(reply: Reply, text: string, author: ColleagueView, replyId?: string): Promise<void> {
    await this.settings.signToSend(author);
    await this.permit.check({
      conversation: await this.conversations.get(reply.conversationId),
      author,
      text: withoutCotag(text).trim(),
      answerId: reply.answerId,
      answerVersion: reply.answerVersion,
      second: true,
      approved: false,
      replyId,
    });
  }

  private async get(id: string): Promise<Reply> {
    const reply = isId(id) ? await this.replies.find(id) : undefined;
    if (!reply) throw replyNotFound();
    return reply;
  }
}
