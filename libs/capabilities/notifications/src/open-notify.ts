import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { MailPost } from '@samenspraak/platform/mail';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { NotificationRepository } from './notification.repository.js';
import { Notify } from './notify.js';
import { RecipientRepository } from './recipient.repository.js';

/** The way to tell somebody something, put together from one door. */
export function openNotify(door: TenantDoor, clock: Clock): Notify {
  return new Notify(
    door,
    new NotificationRepository(door),
    new RecipientRepository(door),
    new MailPost(door, new Outbox(door)),
    new Announcer(door),
    clock,
  );
}
