import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { MailPost } from '@samenspraak/platform/mail';
import { asWorker } from '@samenspraak/platform/queue';
import type { NotificationRepository } from './notification.repository.js';

const KEPT_DAYS = 90;
const DAY = 86_400_000;

/** Forgets what people were told, and that mail went out, after ninety days. */
export class NotificationHousekeeping {
  constructor(
    private readonly door: TenantDoor,
    private readonly notices: NotificationRepository,
    private readonly post: MailPost,
    private readonly clock: Clock,
  ) {}

  purge(tenantId: string): Promise<void> {
    return asWorker(this.door, tenantId, 'notifications.purge', async () => {
      const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY);
      await this.notices.purge(before);
      await this.post.purge(before);
    });
  }
}
