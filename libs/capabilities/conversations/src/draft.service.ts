import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { ConversationRepository } from './conversation.repository.js';
import { conversationPermissions } from './conversations.permissions.js';
import { conversationNotFound, draftChanged, textInvalid } from './conversations.errors.js';
import type { Draft, DraftRepository } from './draft.repository.js';

const MOST_TEXT = 20_000;

/** Keeps the one draft of a conversation. Two people who write at once: the second keeps its text and sees the other's. */
export class DraftService {
  constructor(
    private readonly door: TenantDoor,
    private readonly drafts: DraftRepository,
    private readonly conversations: ConversationRepository,
    private readonly clock: Clock,
  ) {}

  async save(input: {
    conversationId: string;
    expectedTenantId: string;
    text: string;
    answerId?: string | null;
    version: number;
  }): Promise<Draft> {
    await this.door.require(conversationPermissions.write);
    expectTenant(this.door, input.expectedTenantId);
    if (input.text.length > MOST_TEXT) throw textInvalid(0, MOST_TEXT);
    if (!isId(input.conversationId) || !(await this.conversations.find(input.conversationId)))
      throw conversationNotFound();
    const draft = {
      id: newId(),
      conversationId: input.conversationId,
      text: input.text.toWellFormed().replaceAll('\0', ''),
      answerId: isId(input.answerId) ? input.answerId : null,
      savedBy: this.door.actor().principalId,
      savedAt: this.clock.now(),
    };
    const saved = await this.drafts.save(draft, input.version);
    if (saved) return saved;
    const theirs = await this.drafts.find(input.conversationId);
    throw draftChanged(theirs?.version ?? 0, theirs?.text ?? '');
  }

  async find(conversationId: string): Promise<Draft | undefined> {
    await this.door.require(conversationPermissions.read);
    return this.drafts.find(conversationId);
  }
}
