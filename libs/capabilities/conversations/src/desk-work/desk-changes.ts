import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type Permission, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { ConversationRow } from '../conversation.js';
import type { ConversationRepository } from '../conversation.repository.js';
import { conversationChanged, conversationNotFound } from '../conversations.errors.js';
import type { NewEvent } from './conversation-event.js';
import type { EventRepository } from './event.repository.js';

/** What every change of a conversation says: which one, for whom, and what the person saw. */
export interface ChangeOf {
  readonly conversationId: string;
  /** Compared, never stored. */
  readonly expectedTenantId: string;
  readonly version: number;
}

type Details = Record<string, string | number | boolean | null>;

/** How every change by a person begins and ends: allowed, for this tenant, on what was seen; then audited, told and remembered. */
export class DeskChanges {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: ConversationRepository,
    private readonly events: EventRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CONVERSATIONS_NOT_FOUND, also for another tenant's. */
  async begin(input: Omit<ChangeOf, 'version'>, permission: Permission): Promise<ConversationRow> {
    await this.door.require(permission);
    expectTenant(this.door, input.expectedTenantId);
    const row = isId(input.conversationId) ? await this.conversations.find(input.conversationId) : undefined;
    if (!row) throw conversationNotFound();
    return row;
  }

  /** @throws DomainError CONVERSATIONS_CHANGED, with who was first and what that person did. */
  async must(change: Promise<boolean>, seen: ConversationRow): Promise<void> {
    if (await change) return;
    const now = await this.conversations.find(seen.id);
    const version = now?.version ?? seen.version;
    const maker = await this.events.findMaker(seen.id, version);
    throw conversationChanged(version, maker?.by ?? '', maker?.kind ?? 'MESSAGE');
  }

  /** Looking is audited each time, and told when it was new. */
  async read(id: string, mark: () => Promise<boolean>): Promise<boolean> {
    await this.audit.record({ action: 'conversation.read', objectType: 'conversation', objectId: id, outcome: 'done' });
    const wasNew = await mark();
    if (wasNew) await this.announcer.announce('CONVERSATION', [id]);
    return wasNew;
  }

  async done(action: string, id: string, details: Details, event?: NewEvent): Promise<ConversationRow> {
    await this.audit.record({ action, objectType: 'conversation', objectId: id, outcome: 'done', details });
    if (event) await this.events.add(id, (await this.door.entrance()).membershipId, event, this.clock.now());
    await this.announcer.announce('CONVERSATION', [id]);
    return (await this.conversations.find(id))!;
  }
}
