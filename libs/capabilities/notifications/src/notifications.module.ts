import { Module, type Provider } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { MailPost } from '@samenspraak/platform/mail';
import { Outbox } from '@samenspraak/platform/queue';
import { NotificationRepository } from './notification.repository.js';
import { Notify } from './notify.js';
import { openNotify } from './open-notify.js';
import { RecipientRepository } from './recipient.repository.js';

const providers: Provider[] = [
  ...[NotificationRepository, RecipientRepository].map((repository) => ({
    provide: repository,
    inject: [TenantDoor],
    useFactory: (door: TenantDoor) => new repository(door),
  })),
  {
    provide: MailPost,
    inject: [TenantDoor, Outbox],
    useFactory: (door: TenantDoor, outbox: Outbox) => new MailPost(door, outbox),
  },
  {
    provide: Notify,
    inject: [TenantDoor],
    useFactory: (door: TenantDoor) => openNotify(door, systemClock),
  },
];

/** What both processes know of notifications: how a capability tells somebody something. */
@Module({ providers, exports: providers.map((one) => (one as { provide: Function }).provide) })
export class NotificationsModule {}
