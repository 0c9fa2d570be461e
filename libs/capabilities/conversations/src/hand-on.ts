import type { Facts, NormClock } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { ChangeRepository } from './change.repository.js';
import type { ConversationRow } from './conversation.js';
import { ConversationRepository } from './conversation.repository.js';
import { conversationChanged, conversationNotFound } from './conversations.errors.js';
import { conversationPermissions } from './conversations.permissions.js';
import { HandOnRepository, type HandedMessage } from './hand-on.repository.js';
import type { Why } from './inbound-message.js';
import { AnswerHolds } from './presence/answer-holds.js';

/** A conversation that is to be given away. */
export interface Handed {
  readonly row: ConversationRow;
  /** Oldest first. */
  readonly messages: readonly HandedMessage[];
  readonly answered: boolean;
  /** What the one answer of the partnership is claimed by. */
  readonly rootSourceId: string | undefined;
}

/** How a conversation moves from one member to another: each side changes its own copy only. The caller has checked the permission. */
export class HandOn {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: ConversationRepository,
    private readonly changes: ChangeRepository,
    private readonly repository: HandOnRepository,
    private readonly facts: Facts,
    private readonly norm: NormClock,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
    private readonly holds = new AnswerHolds(door, announcer),
  ) {}

  /** Put together from a door: both processes need it. */
  static through(door: TenantDoor, facts: Facts, norm: NormClock, announcer: Announcer, clock: Clock): HandOn {
    const [rows, changes] = [new ConversationRepository(door), new ChangeRepository(door)];
    return new HandOn(door, rows, changes, new HandOnRepository(door), facts, norm, announcer, clock);
  }

  /**
   * To give it away, as the person saw it; from here on no answer is sent in it until the transaction ends.
   * @throws DomainError CONVERSATIONS_NOT_FOUND, CONVERSATIONS_CHANGED, CONVERSATIONS_HELD_BY when a colleague is answering
   */
  async take(conversationId: string, version: number): Promise<Handed> {
    const { row } = await this.find(conversationId);
    await this.holds.claim(row.id);
    const handed = await this.find(row.id);
    if (handed.row.version !== version) throw conversationChanged(handed.row.version);
    return handed;
  }

  /** @throws DomainError CONVERSATIONS_NOT_FOUND */
  async find(conversationId: string): Promise<Handed> {
    const row = isId(conversationId) ? await this.conversations.find(conversationId) : undefined;
    if (!row) throw conversationNotFound();
    const messages = await this.repository.listInbound(row.id);
    const target = await this.conversations.findAnswerTarget(row.id);
    const answered = await this.repository.hasOutbound(row.id);
    return { row, messages, answered, rootSourceId: target?.rootSourceId };
  }

  /** Closes the own copy; its episode counts with whoever leads now. */
  async giveAway({ row }: Handed, why: Why): Promise<void> {
    const at = this.clock.now();
    await this.repository.giveAway(row.id, why, at);
    await this.facts.excluded({ conversationId: row.id, reason: 'DUPLICATE', at: row.lastInboundAt });
    await this.facts.closed({ conversationId: row.id, at });
    await this.holds.release(row.id);
    await this.announcer.announce('CONVERSATION', [row.id]);
  }

  /** A member that watched answers from now on. @returns false when it has no copy yet. */
  async takeLead(sourceId: string, why: Why): Promise<boolean> {
    await this.door.require(conversationPermissions.receive);
    const found = await this.repository.findBySource(sourceId);
    if (!found) return false;
    if (found.involvement === 'lead') return true;
    const since = await this.changes.findWaitingSince(found.id);
    const deadline = since ? await this.norm.deadline(found.network, since) : { dueAt: null, normMinutes: null };
    await this.repository.takeLead(found.id, why, deadline);
    await this.announcer.announce('CONVERSATION', [found.id]);
    return true;
  }
}
