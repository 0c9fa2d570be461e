import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { ConversationRepository } from './conversation.repository.js';
import { conversationPermissions } from './conversations.permissions.js';
import { conversationNotFound, draftChanged, textInvalid } from './conversations.errors.js';
import type { ColleagueDraft, Draft, DraftRepository } from './draft.repository.js';

const MOST_TEXT = 20_000;

/** Keeps a draft per person and conversation: two who write at once never write over each other, and each may read the other's. */
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
    answerVersion?: number | null;
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
      answerVersion: isId(input.answerId) ? versionOf(input.answerVersion) : null,
      savedBy: this.door.actor().principalId,
      savedAt: this.clock.now(),
    };
    const saved = await this.drafts.save(draft, input.version);
    if (saved) return saved;
    const other = await this.drafts.find(input.conversationId, draft.savedBy);
    throw draftChanged(other?.version ?? 0, other?.text ?? '');
  }

  /** One's own. */
  async find(conversationId: string): Promise<Draft | undefined> {
    await this.door.require(conversationPermissions.read);
    return this.drafts.find(conversationId, this.door.actor().principalId);
  }

  async listOthers(conversationId: string): Promise<ColleagueDraft[]> {
    await this.door.require(conversationPermissions.read);
    return this.drafts.listOthers(conversationId, this.door.actor().principalId);
  }
}

/** A number that can be one; what is none is not kept, and loses nobody's text. */
const versionOf = (given: number | null | undefined) => (given && given > 0 && given <= 2_147_483_647 ? given : null);
