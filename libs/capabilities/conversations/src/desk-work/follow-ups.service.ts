import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { ConversationRow } from '../conversation.js';
import { followUpNotFound, snoozeInvalid, textInvalid } from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { ChangeOf, DeskChanges } from './desk-changes.js';
import type { FollowUp, FollowUpRepository } from './follow-up.repository.js';
import { plainLine } from './plain-line.js';

const MOST_PROMISE = 500;
const MOST_DAYS = 366;
const DAY = 86_400_000;

/** What we promised a citizen: stands among what is due until somebody says that it was kept, or that it is off. */
export class FollowUpsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly desk: DeskChanges,
    private readonly followUps: FollowUpRepository,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  list(conversationId: string): Promise<FollowUp[]> {
    return this.followUps.list(conversationId);
  }

  async promise(input: ChangeOf & { promise: string; dueAt: Date }): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const promise = plainLine(input.promise);
    if (promise.length < 1 || promise.length > MOST_PROMISE) throw textInvalid(1, MOST_PROMISE);
    const at = this.clock.now();
    const ahead = input.dueAt.getTime() - at.getTime();
    if (!(ahead > 0 && ahead <= MOST_DAYS * DAY)) throw snoozeInvalid();
    const { membershipId: byId } = await this.door.entrance();
    // The version decides first: of two who promise the same at once one is refused.
    await this.desk.must(this.followUps.mark(row.id, input.version), row);
    await this.followUps.add({ conversationId: row.id, promise, dueAt: input.dueAt, byId, at });
    await this.followUps.mark(row.id, input.version + 1);
    return this.desk.done(
      'conversation.promise',
      row.id,
      { dueAt: input.dueAt.toISOString() },
      { kind: 'PROMISED', what: [promise, input.dueAt.toISOString()] },
    );
  }

  /** @throws DomainError CONVERSATIONS_FOLLOW_UP_NOT_FOUND, also for what was finished or is another conversation's. */
  async finish(input: ChangeOf & { followUpId: string; kept: boolean }): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const { membershipId } = await this.door.entrance();
    const found = isId(input.followUpId)
      ? (await this.followUps.list(row.id)).find((one) => one.id === input.followUpId && !one.doneAt)
      : undefined;
    if (!found) throw followUpNotFound();
    await this.desk.must(this.followUps.mark(row.id, input.version), row);
    await this.followUps.finish(found.id, row.id, membershipId, this.clock.now());
    await this.followUps.mark(row.id, input.version + 1);
    await this.notify.settle('FOLLOW_UP_DUE', row.id);
    return this.desk.done(
      'conversation.promise.finish',
      row.id,
      { kept: input.kept },
      { kind: input.kept ? 'PROMISE_KEPT' : 'PROMISE_DROPPED', what: [found.promise] },
    );
  }
}
