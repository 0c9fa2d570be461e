import type { TenantDoor } from '@samenspraak/platform/database';
import type { Announcer } from '@samenspraak/platform/queue';
import { answerHeld } from '../conversations.errors.js';
import { HOLD_SECONDS } from './presence.js';

/** Who answers a conversation: advice to the others while it is written, a refusal when they send it. */
export class AnswerHolds {
  constructor(
    private readonly door: TenantDoor,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Before an answer is sent: takes the hold, so that of two who send at once the second waits until the first is done.
   * @throws DomainError CONVERSATIONS_HELD_BY
   */
  async claim(conversationId: string): Promise<void> {
    const { membershipId } = await this.door.entrance();
    await this.hold(conversationId, membershipId, null);
  }

  /** On purpose, from the one whom the person saw. @throws DomainError CONVERSATIONS_HELD_BY when it is somebody else's by now */
  async takeOver(conversationId: string, from: string): Promise<void> {
    const { membershipId } = await this.door.entrance();
    await this.hold(conversationId, membershipId, from);
    await this.announcer.announce('PRESENCE', [conversationId]);
  }

  /** The answer is sent: the next may write. Of somebody else's hold nothing changes. */
  async release(conversationId: string): Promise<void> {
    const { membershipId } = await this.door.entrance();
    const rows = await this.door.query(
      `delete from app.answer_hold h where h.tenant_id = $1 and h.conversation_id = $2 and h.membership_id = $3 returning h.conversation_id`,
      [this.door.tenantId(), conversationId, membershipId],
    );
    if (rows.length > 0) await this.announcer.announce('PRESENCE', [conversationId]);
  }

  /** The person is gone from the conversation, with all screens. */
  async releaseWhenGone(conversationId: string): Promise<void> {
    const { membershipId } = await this.door.entrance();
    await this.door.query(
      `delete from app.answer_hold h where h.tenant_id = $1 and h.conversation_id = $2 and h.membership_id = $3 and not exists (
         select from app.presence p where p.tenant_id = $1 and p.membership_id = $3 and p.conversation_id = $2 and p.until > now())`,
      [this.door.tenantId(), conversationId, membershipId],
    );
  }

  private async hold(conversationId: string, membershipId: string, from: string | null): Promise<void> {
    const rows = await this.door.query(
      `insert into app.answer_hold as h (tenant_id, conversation_id, membership_id, since, until)
       values ($1, $2, $3, now(), now() + make_interval(secs => ${HOLD_SECONDS}))
       on conflict (tenant_id, conversation_id) do update set membership_id = excluded.membership_id, until = excluded.until,
         since = case when h.membership_id = excluded.membership_id and h.until > excluded.since then h.since else excluded.since end
         where h.membership_id in (excluded.membership_id, $4) or h.until <= excluded.since returning h.conversation_id`,
      [this.door.tenantId(), conversationId, membershipId, from],
    );
    if (rows.length === 0) throw answerHeld(await this.holderName(conversationId));
  }

  private async holderName(conversationId: string): Promise<string> {
    const rows = await this.door.query<{ name: string }>(
      `select m.display_name as name from app.answer_hold h join app.membership m on m.tenant_id = $1 and m.id = h.membership_id
       where h.tenant_id = $1 and h.conversation_id = $2`,
      [this.door.tenantId(), conversationId],
    );
    return rows[0]?.name ?? '';
  }
}
