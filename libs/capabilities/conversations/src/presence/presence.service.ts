import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { conversationNotFound } from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { AnswerHolds } from './answer-holds.js';
import type { Present, PresenceDoing, Screen } from './presence.js';
import type { PresenceRepository } from './presence.repository.js';

/** Tells the people of a tenant who of them is in a conversation, and whose the answer is. */
export class PresenceService {
  constructor(
    private readonly door: TenantDoor,
    private readonly presence: PresenceRepository,
    private readonly holds: AnswerHolds,
    private readonly announcer: Announcer,
  ) {}

  /** A sign of life of one screen; the others hear of it only when something is different. Who may not write is never typing. */
  async attend(input: Screen & { expectedTenantId: string; doing: PresenceDoing }): Promise<Present[]> {
    await this.door.require(conversationPermissions.read);
    expectTenant(this.door, input.expectedTenantId);
    if (!isId(input.conversationId) || !isId(input.screenId)) throw conversationNotFound();
    const { membershipId, roles } = await this.door.entrance();
    const writes = conversationPermissions.write.roles.some((role) => roles.includes(role));
    const beat = await this.presence.beat(membershipId, input, writes ? input.doing : 'VIEWING');
    if (!beat.known) throw conversationNotFound();
    if (beat.left) await this.gone(beat.left);
    if (beat.news) {
      await this.presence.sweep();
      await this.announcer.announce('PRESENCE', [input.conversationId]);
    }
    return this.presence.list(input.conversationId);
  }

  /** The page is closed, or shows no conversation of this tenant any longer. */
  async leave(input: { screenId: string; expectedTenantId: string }): Promise<boolean> {
    await this.door.require(conversationPermissions.read);
    expectTenant(this.door, input.expectedTenantId);
    if (!isId(input.screenId)) return false;
    const { membershipId } = await this.door.entrance();
    const left = await this.presence.leave(membershipId, input.screenId);
    if (left) await this.gone(left);
    return left !== undefined;
  }

  /** @throws DomainError CONVERSATIONS_HELD_BY when somebody else than the colleague named holds the answer by now. */
  async takeOver(input: Screen & { expectedTenantId: string; colleagueId: string }): Promise<Present[]> {
    await this.door.require(conversationPermissions.write);
    const present = await this.attend({ ...input, doing: 'VIEWING' });
    const from = present.find(({ colleague }) => colleague.id === input.colleagueId)?.colleague.id;
    await this.holds.takeOver(input.conversationId, from ?? (await this.door.entrance()).membershipId);
    return this.presence.list(input.conversationId);
  }

  async list(conversationId: string): Promise<Present[]> {
    await this.door.require(conversationPermissions.read);
    return this.presence.list(conversationId);
  }

  private async gone(conversationId: string): Promise<void> {
    await this.holds.releaseWhenGone(conversationId);
    await this.announcer.announce('PRESENCE', [conversationId]);
  }
}
