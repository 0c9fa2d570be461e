import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { MailPost, MailRepository, MailSender } from '@samenspraak/platform/mail';
import type { Log } from '@samenspraak/platform/observability';
import { Outbox } from '@samenspraak/platform/queue';
import { MailDesk, MailWriters } from './mail-desk.js';
import { NotificationHousekeeping } from './housekeeping.js';
import { NotificationLetters } from './notification-letters.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationsModule } from './notifications.module.js';
import { RecipientRepository } from './recipient.repository.js';

/** Needs 'LOG' and `MailDesk` from the app. */
@Module({
  imports: [NotificationsModule],
  providers: [
    { provide: MailWriters, useFactory: () => new MailWriters() },
    {
      provide: MailSender,
      inject: [TenantDoor, NotificationRepository, RecipientRepository, Outbox, MailDesk, MailWriters, 'LOG'],
      useFactory: (
        door: TenantDoor,
        notices: NotificationRepository,
        recipients: RecipientRepository,
        outbox: Outbox,
        desk: MailDesk,
        writers: MailWriters,
        log: Log,
      ) => {
        writers.add(new NotificationLetters(notices, recipients, desk.webUrl, systemClock));
        return new MailSender(door, new MailRepository(door), outbox, writers.list, desk.setup, systemClock, log);
      },
    },
    {
      provide: NotificationHousekeeping,
      inject: [TenantDoor, NotificationRepository, MailPost],
      useFactory: (door: TenantDoor, notices: NotificationRepository, post: MailPost) =>
        new NotificationHousekeeping(door, notices, post, systemClock),
    },
  ],
  exports: [NotificationsModule, MailSender, MailWriters, NotificationHousekeeping],
})
export class NotificationsWorkerModule {}
