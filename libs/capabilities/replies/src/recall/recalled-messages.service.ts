import type { AnsweringService } from '@samenspraak/conversations';
import type { Recall, RecallRepository, Recalls, RecallService } from '@samenspraak/library';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { Memberships } from '@samenspraak/tenants';
import { replyPermissions } from '../replies.permissions.js';
import { recallMessageNotFound, recallReasonMissing } from './recall.errors.js';
import type { RecallCounts, RecallMessage, RecallMessageRepository } from './recall-message.repository.js';

/** A recall as one tenant sees it. */
export interface RecallView extends Recall {
  readonly mine: boolean;
  /** There is something to say instead. */
  readonly correctable: boolean;
  /** Of this tenant's own messages. */
  readonly own: RecallCounts | null;
  /** For the author: of all adopters together, from five on; null otherwise. */
  readonly everywhere: RecallCounts | null;
}

const MOST_REASON = 500;

/** What a tenant sets right after a recall: its own list, and one press to a correction that a person sends. */
export class RecalledMessages {
  constructor(
    private readonly door: TenantDoor,
    private readonly messages: RecallMessageRepository,
    private readonly rows: RecallRepository,
    private readonly recalls: Recalls,
    private readonly conversations: AnsweringService,
    private readonly members: Memberships,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
    private readonly library: RecallService,
  ) {}

  /** The newest first; with what the own tenant sent, and for the author the numbers of all. */
  async list(): Promise<RecallView[]> {
    await this.door.require(replyPermissions.read);
    const recalls = await this.rows.list();
    if (recalls.length === 0) return [];
    const own = new Map((await this.messages.counts()).map((one) => [one.recallId, one]));
    const everywhere = new Map((await this.messages.numbers()).map((one) => [one.recallId, one]));
    const tenantId = this.door.tenantId();
    return Promise.all(
      recalls.slice(0, 100).map(async (recall) => ({
        ...recall,
        mine: recall.authorTenantId === tenantId,
        correctable: (await this.recalls.correctionOf(recall)) !== null,
        own: own.get(recall.id) ?? null,
        everywhere: everywhere.get(recall.id) ?? null,
      })),
    );
  }

  async listMessages(recallId: string): Promise<RecallMessage[]> {
    await this.door.require(replyPermissions.read);
    return isId(recallId) ? this.messages.list(recallId) : [];
  }

  /** Puts the corrected text in the conversation as a draft of this person. Nothing leaves; what was being written is kept. */
  async draftCorrection(input: { messageId: string; expectedTenantId: string }): Promise<RecallMessage> {
    await this.door.require(replyPermissions.send);
    expectTenant(this.door, input.expectedTenantId);
    const message = await this.get(input.messageId);
    const { text } = await this.library.correction(message.recallId, message.conversationId);
    const me = await this.members.current();
    const { conversationId } = message;
    const draft = { id: newId(), conversationId, text, answerId: null, answerVersion: null, authorId: me.id };
    await this.conversations.restoreDraft(draft);
    await this.move(message, { state: message.state, reason: message.reason, drafted: true }, 'recall.draft');
    await this.announcer.announce('CONVERSATION', [conversationId]);
    return this.get(message.id);
  }

  /** A person says what became of it. */
  async settle(input: {
    messageId: string;
    expectedTenantId: string;
    state: 'TODO' | 'CORRECTED' | 'NOT_NEEDED';
    reason: string | null;
  }): Promise<RecallMessage> {
    await this.door.require(replyPermissions.send);
    expectTenant(this.door, input.expectedTenantId);
    const message = await this.get(input.messageId);
    const reason = plainText(input.reason ?? '').slice(0, MOST_REASON) || null;
    if (input.state === 'NOT_NEEDED' && !reason) throw recallReasonMissing();
    await this.move(message, { state: input.state, reason, drafted: false }, 'recall.settle');
    return this.get(message.id);
  }

  private async get(id: string): Promise<RecallMessage> {
    const found = isId(id) ? await this.messages.find(id) : undefined;
    if (!found) throw recallMessageNotFound();
    return found;
  }

  private async move(
    message: RecallMessage,
    to: { state: RecallMessage['state']; reason: string | null; drafted: boolean },
    action: string,
  ): Promise<void> {
    const at = this.clock.now();
    const { membershipId } = await this.door.entrance();
    const draftedAt = to.drafted ? at : message.draftedAt;
    await this.messages.move(message, { state: to.state, reason: to.reason, draftedAt, by: membershipId, at });
    const details = { recall: message.recallId, reply: message.replyId, state: to.state };
    await this.audit.record({
      action,
      objectType: 'recall_message',
      objectId: message.id,
      outcome: 'done',
      details,
    });
    await this.announcer.announce('REPLY', [message.id, message.conversationId, this.door.tenantId()]);
  }
}
