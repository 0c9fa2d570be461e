import type { Facts } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { ChangeRepository } from './change.repository.js';
import type { AnswerTarget, ConversationRow } from './conversation.js';
import type { ConversationRepository } from './conversation.repository.js';
import { conversationNotFound } from './conversations.errors.js';
import type { DraftRepository } from './draft.repository.js';
import { AnswerHolds } from './presence/answer-holds.js';
import { ProtectionRepository } from './protection/protection.repository.js';
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
    private readonly holds = new AnswerHolds(door, announcer),
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

  /**
   * Before an answer is sent: from here on nobody else sends one in this conversation until the transaction ends.
   * @throws DomainError CONVERSATIONS_HELD_BY when a colleague is writing; taking over is a decision of its own.
   */
  claim(conversationId: string): Promise<void> {
    return this.holds.claim(conversationId);
  }

  /** The answer is queued: the draft of its author (a membership; absent: who sends) has done its work, and the next may write. */
  async dropDraft(conversationId: string, authorId?: string): Promise<void> {
    await this.drafts.remove(conversationId, await this.writer(authorId));
    await this.holds.release(conversationId);
  }

  /**
   * The answer was taken back: its text is a draft again, of its author when one is given, unless that person began another one.
   * @returns whether it is.
   */
  async restoreDraft(draft: {
    id: string;
    conversationId: string;
    text: string;
    answerId: string | null;
    answerVersion: number | null;
    /** A membership. */
    authorId?: string;
  }): Promise<boolean> {
    const { authorId, ...rest } = draft;
    const savedBy = await this.writer(authorId);
    return (await this.drafts.save({ ...rest, savedBy, savedAt: this.clock.now() }, 0)) !== undefined;
  }

  /** With which version of an answer a text began: as the screen says, else as the draft of its author says; null when neither knows. */
  async versionUsed(
    text: { conversationId: string; answerId?: string | null; answerVersion?: number | null },
    /** A membership. */
    authorId: string,
  ): Promise<number | null> {
    const { conversationId, answerId, answerVersion = null } = text;
    if (!isId(answerId) || !isId(conversationId)) return null;
    if (answerVersion !== null) return answerVersion;
    const draft = await this.drafts.find(conversationId, await this.writer(authorId));
    return draft?.answerId === answerId ? draft.answerVersion : null;
  }

  /** A human answer is on the network: message, step, clock and figures, in the transaction of the reply. */
  async recordSent(answer: SentAnswer): Promise<void> {
    await this.threads.addSent(answer);
    await this.changes.answered(answer.conversationId, answer.at);
    await this.threads.saveStep(answer.conversationId, 'DIALOGUE', 'beantwoord', answer.at);
    const urgency = (await this.conversations.find(answer.conversationId))?.urgency;
    await this.facts.firstAnswer({ conversationId: answer.conversationId, at: answer.at, urgency });
    await this.announcer.announce('CONVERSATION', [answer.conversationId]);
    await this.announcer.announce('FIGURE', [answer.conversationId]);
  }

  /** Our own post was changed on the network, or taken away (`text` null). Figures stay as they are. */
  async recordChanged(change: {
    conversationId: string;
    replyId: string;
    text: string | null;
    revision: number;
  }): Promise<void> {
    await this.threads.changeSent(change);
    await this.announcer.announce('CONVERSATION', [change.conversationId]);
  }

  /** Whether somebody reported the author of this conversation: answers to that person go out under the name of the team. */
  isReported(conversationId: string): Promise<boolean> {
    return new ProtectionRepository(this.door).isReported(conversationId);
  }

  private async writer(membershipId: string | undefined): Promise<string> {
    const known = membershipId === undefined ? undefined : await this.drafts.writer(membershipId);
    return known ?? this.door.actor().principalId;
  }
}
