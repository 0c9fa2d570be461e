import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { DomainError, isId } from '@samenspraak/platform/kernel';
import type { CloseResult } from '../conversation.js';
import type { ConversationWorkService } from '../conversation-work.service.js';
import { conversationNotFound, tooMany } from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { TagsService } from './tags.service.js';

export const bulkActions = ['ASSIGN', 'CLOSE', 'TAG', 'READ'] as const;
export type BulkAction = (typeof bulkActions)[number];

export interface BulkInput {
  readonly expectedTenantId: string;
  readonly action: BulkAction;
  readonly items: readonly { readonly conversationId: string; readonly version: number }[];
  /** ASSIGN: to whom; without one to oneself. */
  readonly colleagueId?: string | null;
  /** CLOSE. */
  readonly result?: CloseResult | null;
  /** TAG. */
  readonly tag?: string | null;
}

export interface BulkOutcome {
  readonly conversationId: string;
  readonly done: boolean;
  /** The code of why not. */
  readonly refusal: string | null;
}

const MOST = 100;

/** The same thing to many conversations of one tenant. Each counts for itself: what is refused says why, the rest is done. */
export class BulkService {
  constructor(
    private readonly door: TenantDoor,
    private readonly work: ConversationWorkService,
    private readonly tags: TagsService,
  ) {}

  /** @throws DomainError CONVERSATIONS_TOO_MANY */
  async run(input: BulkInput): Promise<BulkOutcome[]> {
    await this.door.require(conversationPermissions.work);
    expectTenant(this.door, input.expectedTenantId);
    const items = [...new Map(input.items.map((item) => [item.conversationId, item])).values()];
    if (items.length > MOST) throw tooMany(MOST);
    const outcomes = new Map<string, BulkOutcome>();
    // Always in one order, so that two who do this at once never wait for each other.
    for (const item of items.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1))) {
      outcomes.set(item.conversationId, await this.one(input, item));
    }
    return items.map((item) => outcomes.get(item.conversationId)!);
  }

  private async one(input: BulkInput, item: BulkInput['items'][number]): Promise<BulkOutcome> {
    const { conversationId } = item;
    try {
      if (!isId(conversationId)) throw conversationNotFound();
      await this.act(input, { ...item, expectedTenantId: input.expectedTenantId });
      return { conversationId, done: true, refusal: null };
    } catch (refusal) {
      // A refusal comes before anything is written; whatever else goes wrong undoes all of it.
      if (refusal instanceof DomainError) return { conversationId, done: false, refusal: refusal.code };
      throw refusal;
    }
  }

  private act(
    input: BulkInput,
    item: { conversationId: string; version: number; expectedTenantId: string },
  ): Promise<unknown> {
    switch (input.action) {
      case 'ASSIGN':
        return this.work.assign({ ...item, toMe: !input.colleagueId, colleagueId: input.colleagueId ?? null });
      case 'CLOSE':
        return this.work.close({ ...item, result: input.result ?? 'NO_REPLY_NEEDED' });
      case 'TAG':
        return this.tags.add({ ...item, name: input.tag ?? '' });
      case 'READ':
        return this.work.read(item);
    }
  }
}
