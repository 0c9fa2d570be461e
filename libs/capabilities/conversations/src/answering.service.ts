import type { Facts } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { ChangeRepository } from './change.repository.js';
import type { AnswerTarget, ConversationRow } from './conversation.js';
import type { ConversationRepository } from './conversation.repository.js';
import { conversationNotFound } from './conversations.errors.js';
import type { DraftRepository } from './draft.repository.js';
import type { SentAnswer, ThreadRepository } from './thread.repository.js';

/** What library and replies may do with a conversation. They check their own permission first. */
export class AnsweringService {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: ConversationRepository,
    private readonly threads: ThreadRepository,
    private readonly changes: ChangeRepository,
    private readonly drafts: DraftRepository,
    private readonly facts: Facts,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CONVERSATIONS_NOT_FOUND */
  async get(id: string): Promise<ConversationRow> {
    const row = isId(id) ? await this.conversations.find(id) : undefined;
    if (!row) throw conversationNotFound();
    return row;
  }

  /** The newest inbound message that is still there, else the stub of the newest. */
  findTarget(conversationId: string): Promise<AnswerTarget | undefined> {
    return this.conversations.findAnswerTarget(conversationId);
  }

  findMessage(messageId: string): Promise<AnswerTarget | undefined> {
    return this.conversations.findMessage(messageId);
  }

  /** The answer is queued: its draft has done its work. */
  dropDraft(conversationId: string): Promise<void> {
    return this.drafts.remove(conversationId);
  }

  /** The answer was taken back: its text is a draft again, unless somebody began another one. */
  async restoreDraft(draft: {
    id: string;
    conversationId: string;
    text: string;
    answerId: string | null;
  }): Promise<void> {
    const savedBy = this.door.actor().principalId;
    await this.drafts.save({ ...draft, savedBy, savedAt: this.clock.now() }, 0);
  }

  /** A human answer is on the network: message, step, clock and figures, in the transaction of the reply. */
  async recordSent(answer: SentAnswer): Promise<void> {
    await this.threads.addSent(answer);
    await this.changes.answered(answer.conversationId, answer.at);
    await this.threads.saveStep(answer.conversationId, 'DIALOGUE', 'beantwoord', answer.at);
    await this.facts.firstAnswer({ conversationId: answer.conversationId, at: answer.at });
    await this.announcer.announce('CONVERSATION', [answer.conversationId]);
    await this.announcer.announce('FIGURE', [answer.conversationId]);
  }
}
