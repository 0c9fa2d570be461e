import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { MailPost } from '@samenspraak/platform/mail';
import { Announcer } from '@samenspraak/platform/queue';
import { ChoicesService, MailSwitch } from './choices.service.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationResolver } from './notification.resolver.js';
import { NotificationsModule } from './notifications.module.js';
import { NotificationsService } from './notifications.service.js';
import { RecipientRepository } from './recipient.repository.js';

/** Needs `MailSwitch` from the app. */
@Module({
  imports: [NotificationsModule],
  providers: [
    NotificationResolver,
    {
      provide: NotificationsService,
      inject: [TenantDoor, NotificationRepository, Announcer],
      useFactory: (door: TenantDoor, notices: NotificationRepository, announcer: Announcer) =>
        new NotificationsService(door, notices, announcer, systemClock),
    },
    {
      provide: ChoicesService,
      inject: [TenantDoor, RecipientRepository, MailPost, MailSwitch],
      useFactory: (door: TenantDoor, recipients: RecipientRepository, post: MailPost, mail: MailSwitch) =>
        new ChoicesService(door, recipients, post, mail),
    },
  ],
  exports: [NotificationsModule],
})
export class NotificationsApiModule {}
