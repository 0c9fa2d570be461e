import type { Claims } from '@samenspraak/channels';
import type { AnsweringService, AnswerTarget, ConversationRow } from '@samenspraak/conversations';
import { withoutCotag } from '@samenspraak/language/template';
import { originOf, type AnsweringSettings, type AnswerService } from '@samenspraak/library';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { Outbox } from '@samenspraak/platform/queue';
import type { ColleagueView, Memberships } from '@samenspraak/tenants';
import type { AccountRules, AnswerWay } from './account-rules.js';
import type { Attachments, GivenAttachment } from './attachments.js';
import { composeReply, draftTextOf } from './compose-reply.js';
import { editedOf } from './edited-percent.js';
import {
  answerInFlight,
  commandInvalid,
  neighbourAnswers,
  newerMessage,
  notPossible,
  notUncertain,
  permalinkInvalid,
  replyNotFound,
  tooLate,
} from './replies.errors.js';
import { replyPermissions } from './replies.permissions.js';
import type { Reply } from './reply.js';
import { SEND_TOPIC, type ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';
import type { ReplyTimings } from './reply-timings.js';
import type { SendPermit } from './send-permit.js';

export interface SendReply {
  /** Made by the client once per intention to send. */
  readonly commandId: string;
  readonly conversationId: string;
  readonly expectedTenantId: string;
  readonly text: string;
  readonly answerId?: string | null;
  readonly answerVersion?: number | null;
  readonly confirmSecond?: boolean | null;
  /** The newest message of the citizen that the person saw. */
  readonly messageId?: string | null;
  /** Too long a text may go out in parts. */
  readonly thread?: boolean | null;
  readonly attachments?: readonly GivenAttachment[] | null;
  /** Under the name of the team instead of the author's. */
  readonly teamSignature?: boolean | null;
}

const NO_PROVENANCE = {
  answerId: null,
  answerTitle: null,
  answerVersion: null,
  answerPublisher: null,
  editedPercent: null,
  originItemId: null,
  originVersion: null,
  originOverride: false,
};

type Provenance = Pick<Reply, keyof typeof NO_PROVENANCE>;

/** Queues an answer after all checks, takes it back in time, and lets a person settle what nobody knows. */
export class ReplyService {
  constructor(
    private readonly door: TenantDoor,
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly conversations: AnsweringService,
    private readonly answers: AnswerService,
    private readonly rules: AccountRules,
    private readonly claims: Claims,
    private readonly members: Memberships,
    private readonly outbox: Outbox,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
    private readonly permit: SendPermit,
    private readonly attachments: Attachments,
    private readonly settings: AnsweringSettings,
  ) {}

  /** The same command again answers the same reply. */
  async send(input: SendReply): Promise<Reply> {
    await this.door.require(replyPermissions.send);
    return this.queue(input, await this.members.current(), false);
  }

  /** What enough colleagues agreed with, in the name of who wrote it. Who calls this has checked that they did. */
  async sendApproved(input: SendReply, author: ColleagueView): Promise<Reply> {
    await this.door.require(replyPermissions.approve);
    return this.queue(input, author, true);
  }

  /** Whether it could be sent as it is, by that author; who has to agree is another question. */
  async inspect(
    input: SendReply,
    author: ColleagueView,
  ): Promise<{ conversation: ConversationRow; target: AnswerTarget }> {
    const { conversation, target, way } = await this.prepare(input, author);
    await this.attachments.reserve(input.attachments ?? [], way.replyability.attachments, author.id);
    return { conversation, target };
  }

  private async prepare(input: SendReply, author: ColleagueView) {
    const conversation = await this.conversations.get(input.conversationId);
    const target = await this.conversations.findTarget(conversation.id);
    const way = await this.rules.find(conversation.accountId, conversation.network, target ?? null);
    if (!target || !way.account || !way.replyability.allowed) {
      throw notPossible(way.replyability.reason ?? 'unsupported');
    }
    const asTeam = input.teamSignature === true || (await this.conversations.isReported(conversation.id));
    const signature = await this.settings.signToSend(author, asTeam);
    const texts = composeReply(input.text, signature, way, this.rules, input.thread === true);
    return { conversation, target, way, texts, signature };
  }

  private async queue(given: SendReply, author: ColleagueView, approved: boolean): Promise<Reply> {
    expectTenant(this.door, given.expectedTenantId);
    if (!isId(given.commandId)) throw commandInvalid();
    const known = await this.replies.findByCommand(given.commandId);
    if (known) return known;
    const { displayName, id: authorId } = author;
    const input = { ...given, answerVersion: await this.conversations.versionUsed(given, authorId) };
    const { conversation, target, way, texts, signature } = await this.prepare(input, author);
    if (input.messageId && input.messageId !== target.messageId) throw newerMessage();
    // Of two who send at once the second waits here until the first is done, and then finds that answer.
    if (!approved) await this.conversations.claim(conversation.id);
    const twin = await this.replies.findByCommand(input.commandId);
    if (twin) return twin;
    if (!input.confirmSecond && (await this.replies.isAnswering(conversation.id))) throw answerInFlight();
    await this.permit.check({
      conversation,
      author,
      text: withoutCotag(input.text).trim(),
      answerId: input.answerId ?? null,
      answerVersion: input.answerVersion,
      second: input.confirmSecond === true,
      approved,
    });
    const id = newId();
    if (!(await this.claims.claim(target.rootSourceId, this.door.tenantId(), id))) throw neighbourAnswers();
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + this.timings.undoMs);
    const several = texts.length > 1;
    const post = (part: number) => ({
      ...emptyReply(part === 1 ? id : newId(), now, dueAt),
      ...NO_PROVENANCE,
      ...placeOf(conversation, target, way),
      commandId: newId(),
      text: texts[part - 1]!,
      cotag: signature,
      authorId,
      authorName: displayName,
      second: input.confirmSecond === true,
      threadId: several ? id : null,
      wholeText: several && part === 1 ? withoutCotag(input.text).trim() : null,
      part,
      parts: texts.length,
    });
    const provenance = await this.provenance(input, conversation);
    const queued = await this.replies.insert({ ...post(1), ...provenance, commandId: input.commandId });
    if (!queued) {
      const same = await this.replies.findByCommand(input.commandId);
      if (same) return same;
      throw answerInFlight();
    }
    for (let part = 2; part <= texts.length; part += 1) await this.replies.insert(post(part));
    await this.attachments.keep(id, input.attachments ?? [], way.replyability.attachments, authorId);
    await this.outbox.ring(SEND_TOPIC, id, dueAt);
    await this.conversations.dropDraft(conversation.id, authorId);
    const reply = (await this.replies.find(id))!;
    await this.results.tell(reply, 'reply.queue', 'done');
    return reply;
  }

  /** @throws DomainError REPLIES_TOO_LATE when it is on its way or further. */
  async cancel(replyId: string, expectedTenantId: string): Promise<Reply> {
    await this.door.require(replyPermissions.send);
    expectTenant(this.door, expectedTenantId);
    const reply = await this.get(replyId);
    if (reply.state === 'CANCELLED') return reply;
    const cancelled = await this.results.cancel(reply, 'CANCELLED', {});
    if (!cancelled) throw tooLate((await this.get(replyId)).state);
    await this.conversations.restoreDraft({
      id: newId(),
      conversationId: reply.conversationId,
      text: draftTextOf([reply]),
      answerId: reply.answerId,
      answerVersion: reply.answerVersion,
      authorId: reply.authorId,
    });
    await this.results.tell(cancelled, 'reply.cancel', 'done');
    return cancelled;
  }

  /** A person looked on the network and says what is true. */
  async settle(input: {
    replyId: string;
    expectedTenantId: string;
    outcome: 'WAS_SENT' | 'WAS_NOT_SENT';
    permalink?: string | null;
  }): Promise<Reply> {
    await this.door.require(replyPermissions.settle);
    expectTenant(this.door, input.expectedTenantId);
    const permalink = webAddress(input.permalink);
    const reply = await this.get(input.replyId);
    if (reply.state !== 'UNKNOWN') throw notUncertain(reply.state);
    const at = reply.unknownAt ?? this.clock.now();
    const settled =
      input.outcome === 'WAS_SENT'
        ? await this.results.sent(reply, { externalId: null, permalink, at })
        : await this.results.rejected(reply, { from: ['UNKNOWN'], attempt: reply.attempt }, 'settled_not_sent');
    const now = await this.get(reply.id);
    if (!settled) throw notUncertain(now.state);
    await this.results.tell(now, 'reply.settle', 'done');
    return now;
  }

  async listUncertain(): Promise<Reply[]> {
    await this.door.require(replyPermissions.read);
    return this.replies.listUncertain();
  }

  private async get(id: string): Promise<Reply> {
    const reply = isId(id) ? await this.replies.find(id) : undefined;
    if (!reply) throw replyNotFound();
    return reply;
  }

  /** Where the text came from and how much of it was changed; an answer that is gone leaves no trace but the text. */
  private async provenance(input: SendReply, conversation: ConversationRow): Promise<Provenance> {
    if (!input.answerId) return NO_PROVENANCE;
    try {
      const answer = await this.answers.get(input.answerId);
      const original = await this.answers.fill(answer, conversation.id);
      const version = Math.min(input.answerVersion ?? answer.version, answer.version);
      const origin = originOf(answer, version);
      return {
        answerId: answer.id,
        answerTitle: answer.title,
        answerVersion: version,
        answerPublisher: answer.publisher,
        editedPercent: editedOf([original.text, original.short], withoutCotag(input.text)),
        originItemId: origin?.itemId ?? null,
        originVersion: origin?.version ?? null,
        originOverride: origin?.override ?? false,
      };
    } catch (error) {
      if ((error as { kind?: string }).kind === 'not_found') return NO_PROVENANCE;
      throw error;
    }
  }
}

function emptyReply(id: string, now: Date, dueAt: Date) {
  return {
    id,
    state: 'QUEUED' as const,
    undoUntil: dueAt,
    dueAt,
    attempt: 0,
    tries: 0,
    leaseUntil: null,
    firstAttemptAt: null,
    unknownAt: null,
    absentAt: null,
    lookups: 0,
    externalId: null,
    permalink: null,
    sentAt: null,
    refusal: null,
    version: 1,
    removedAt: null,
    createdAt: now,
  };
}

function placeOf(conversation: ConversationRow, target: AnswerTarget, { account, replyability }: AnswerWay) {
  return {
    conversationId: conversation.id,
    messageId: target.messageId,
    network: conversation.network,
    accountId: account!.id,
    accountHandle: account!.handle,
    sourceRoot: target.rootSourceId,
    parentSourceId: target.sourceId,
    parentExternalId: target.externalId,
    parentAuthorId: target.author.externalId,
    parentAuthorHandle: target.author.handle,
    parentVisibility: target.visibility,
    visibility: replyability.visibility,
  };
}

function webAddress(text: string | null | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || text.length > 2_000) throw permalinkInvalid();
  return url.href;
}
