import type { TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { ConversationRow } from './conversation.js';
import type { ConversationRepository } from './conversation.repository.js';
import { conversationNotFound } from './conversations.errors.js';
import { conversationPermissions } from './conversations.permissions.js';
import type { Replyability, ReplyGate } from './reply-gate.js';
import type { StepResult, ThreadRepository } from './thread.repository.js';
import { mergeTimeline, type TimelineItem } from './timeline.js';

const MOST_SIMILAR = 100;

/** Reads one conversation of the desk with its thread, its copies, and how it can be answered. */
export class ConversationService {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: ConversationRepository,
    private readonly threads: ThreadRepository,
    private readonly replies: ReplyGate,
  ) {}

  /** @throws DomainError CONVERSATIONS_NOT_FOUND, also for another tenant's. */
  async get(id: string): Promise<ConversationRow> {
    await this.door.require(conversationPermissions.read);
    const row = isId(id) ? await this.conversations.find(id) : undefined;
    if (!row) throw conversationNotFound();
    return row;
  }

  async timeline(id: string): Promise<TimelineItem[]> {
    const messages = await this.threads.listMessages(id);
    return mergeTimeline(messages, await this.threads.listNotes(id), await this.replies.timeline(id));
  }

  /** Conversations of this tenant that open with a copy of the same text. */
  async listSimilar(id: string): Promise<ConversationRow[]> {
    await this.get(id);
    return this.conversations.listSimilar(id, MOST_SIMILAR);
  }

  steps(id: string): Promise<StepResult[]> {
    return this.threads.listSteps(id);
  }

  async replyability(row: ConversationRow): Promise<Replyability> {
    const target = await this.conversations.findAnswerTarget(row.id);
    return this.replies.replyability(row.accountId, row.network, target ?? null);
  }
}
