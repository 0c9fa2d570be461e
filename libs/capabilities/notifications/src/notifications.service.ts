import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { kindsSeenBy, type NoticeKind } from './notice-kind.js';
import type { Notice } from './notice.js';
import type { NotificationRepository, NoticePosition } from './notification.repository.js';
import { cursorInvalid, noticeNotFound } from './notifications.errors.js';
import { notificationPermissions } from './notifications.permissions.js';

export interface NoticePage {
  readonly items: readonly Notice[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
}

const MOST_PER_PAGE = 100;

/** What the signed-in person was told in this tenant, as far as its roles of this moment go. */
export class NotificationsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly notices: NotificationRepository,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(query: { first: number; after?: string | null }): Promise<NoticePage> {
    const { membershipId, kinds } = await this.reader();
    const first = Math.min(Math.max(Math.trunc(query.first), 1), MOST_PER_PAGE);
    const after = query.after ? readCursor(query.after) : undefined;
    const rows = await this.notices.listPage(membershipId, kinds, first + 1, after);
    const items = rows.slice(0, first);
    const last = items.at(-1);
    return { items, endCursor: last ? writeCursor(last.position) : null, hasMore: rows.length > first };
  }

  /** At most a hundred. */
  async countUnread(): Promise<number> {
    const { membershipId, kinds } = await this.reader();
    return this.notices.countUnread(membershipId, kinds);
  }

  /** @throws DomainError NOTIFICATIONS_NOT_FOUND, also for a colleague's and another tenant's. */
  async read(input: { notificationId: string; expectedTenantId: string }): Promise<number> {
    const { membershipId, kinds } = await this.reader();
    expectTenant(this.door, input.expectedTenantId);
    const id = input.notificationId;
    if (!isId(id)) throw noticeNotFound();
    if (await this.notices.markRead(membershipId, kinds, id, this.clock.now())) {
      await this.announcer.announce('NOTIFICATION', [id]);
    } else if (!(await this.notices.has(membershipId, kinds, id))) throw noticeNotFound();
    return this.notices.countUnread(membershipId, kinds);
  }

  /** Reads what came until the moment that the person saw the list. */
  async readAll(input: { until: Date; expectedTenantId: string }): Promise<number> {
    const { membershipId, kinds } = await this.reader();
    expectTenant(this.door, input.expectedTenantId);
    const ids = await this.notices.markAllRead(membershipId, input.until, this.clock.now());
    // One id is enough: whoever hears it counts again.
    await this.announcer.announce('NOTIFICATION', ids.slice(0, 1));
    return this.notices.countUnread(membershipId, kinds);
  }

  private async reader(): Promise<{ membershipId: string; kinds: readonly NoticeKind[] }> {
    await this.door.require(notificationPermissions.read);
    const { membershipId, roles } = await this.door.entrance();
    return { membershipId, kinds: kindsSeenBy(roles) };
  }
}

function writeCursor({ key, id }: NoticePosition): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

const STAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;

function readCursor(text: string): NoticePosition {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (typeof key === 'string' && STAMP.test(key) && isId(id)) return { key, id };
  } catch {
    // Falls through: whatever is wrong with it, it is no cursor of ours.
  }
  throw cursorInvalid();
}
