import { Module } from '@nestjs/common';
import { NotificationsModule } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { MailPost } from '@samenspraak/platform/mail';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { Agreements, Partnerships } from '@samenspraak/tenants';
import { AskService } from './ask.service.js';
import { ColleaguesModule } from './colleagues.module.js';
import { ContactRepository } from './contact.repository.js';
import { ContactResolver } from './contact.resolver.js';
import { ContactsService } from './contacts.service.js';
import { LinkRepository } from './link.repository.js';
import { NeighbourQuestionRepository } from './neighbour-question.repository.js';
import { NeighboursService } from './neighbours.service.js';
import { QuestionRepository } from './question.repository.js';
import { QuestionResolver } from './question.resolver.js';
import { ReminderTimes } from './reminder-times.js';
import { VisitLimit } from './visit/visit-limit.js';
import { VisitRepository } from './visit/visit.repository.js';
import { VisitsController } from './visit/visits.controller.js';
import { Visits } from './visit/visits.js';

/** What the api takes from colleagues: asking, answering neighbours, and the door for who has a link. */
@Module({
  imports: [ColleaguesModule, NotificationsModule],
  controllers: [VisitsController],
  providers: [
    QuestionResolver,
    ContactResolver,
    {
      provide: AskService,
      inject: [
        TenantDoor,
        QuestionRepository,
        ContactRepository,
        LinkRepository,
        Agreements,
        Partnerships,
        ReminderTimes,
        MailPost,
        Outbox,
        AuditTrail,
        Announcer,
      ],
      useFactory: (
        door: TenantDoor,
        questions: QuestionRepository,
        contacts: ContactRepository,
        links: LinkRepository,
        agreements: Agreements,
        partnerships: Partnerships,
        reminders: ReminderTimes,
        post: MailPost,
        outbox: Outbox,
        audit: AuditTrail,
        announcer: Announcer,
      ) =>
        new AskService(
          door,
          questions,
          contacts,
          links,
          agreements,
          partnerships,
          reminders,
          post,
          outbox,
          audit,
          announcer,
          systemClock,
        ),
    },
    {
      provide: NeighboursService,
      inject: [TenantDoor, NeighbourQuestionRepository, Outbox, AuditTrail, Announcer],
      useFactory: (
        door: TenantDoor,
        questions: NeighbourQuestionRepository,
        outbox: Outbox,
        audit: AuditTrail,
        announcer: Announcer,
      ) => new NeighboursService(door, questions, outbox, audit, announcer, systemClock),
    },
    {
      provide: ContactsService,
      inject: [TenantDoor, ContactRepository, AuditTrail, Announcer],
      useFactory: (door: TenantDoor, contacts: ContactRepository, audit: AuditTrail, announcer: Announcer) =>
        new ContactsService(door, contacts, audit, announcer, systemClock),
    },
    { provide: VisitLimit, useFactory: () => new VisitLimit(systemClock) },
    {
      provide: Visits,
      inject: [TenantDoor, FieldCipher],
      useFactory: (door: TenantDoor, cipher: FieldCipher) => new Visits(new VisitRepository(door), cipher),
    },
  ],
})
export class ColleaguesApiModule {}
