import { Module } from '@nestjs/common';
import { MailDesk, MailWriters, Notify } from '@samenspraak/notifications';
import { NotificationsWorkerModule } from '@samenspraak/notifications/worker';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { MailPost } from '@samenspraak/platform/mail';
import { Announcer, Outbox, type JobRunner } from '@samenspraak/platform/queue';
import { Agreements, Partnerships } from '@samenspraak/tenants';
import { ColleaguesModule } from './colleagues.module.js';
import { ContactRepository } from './contact.repository.js';
import { LinkTokens } from './link-token.js';
import { LinkRepository } from './link.repository.js';
import { NeighbourQuestionRepository } from './neighbour-question.repository.js';
import { CloseRunner, DeliverRunner, ReturnRunner } from './neighbour-runners.js';
import { QuestionClock } from './question-clock.js';
import { QuestionLetters } from './question-letters.js';
import { QuestionRepository } from './question.repository.js';
import { ReminderTimes } from './reminder-times.js';
import { SceneRepository } from './scene.repository.js';
import { ForwardRunner, ReceiveRunner } from './visit-runners.js';

/** The jobs of colleagues, for the worker to start. */
export class ColleaguesRunners {
  constructor(readonly runners: readonly JobRunner[]) {}
}

/** What the worker takes from colleagues. Needs `LinkTokens` from the app. */
@Module({
  imports: [ColleaguesModule, NotificationsWorkerModule],
  providers: [
    {
      provide: QuestionLetters,
      inject: [
        ...[TenantDoor, QuestionRepository, ContactRepository, LinkRepository, SceneRepository, LinkTokens],
        ...[FieldCipher, MailDesk, MailWriters],
      ],
      useFactory: (
        door: TenantDoor,
        questions: QuestionRepository,
        contacts: ContactRepository,
        links: LinkRepository,
        scenes: SceneRepository,
        tokens: LinkTokens,
        cipher: FieldCipher,
        desk: MailDesk,
        writers: MailWriters,
      ) => {
        const { webUrl } = desk;
        const letters = new QuestionLetters(
          door,
          questions,
          contacts,
          links,
          scenes,
          tokens,
          cipher,
          webUrl,
          systemClock,
        );
        writers.add(letters);
        return letters;
      },
    },
    {
      provide: ColleaguesRunners,
      inject: [
        ...[TenantDoor, QuestionRepository, LinkRepository, ContactRepository, ReminderTimes, MailPost, FieldCipher],
        ...[Notify, AuditTrail, Announcer, NeighbourQuestionRepository, SceneRepository, Agreements, Partnerships],
      ],
      useFactory: (
        door: TenantDoor,
        questions: QuestionRepository,
        links: LinkRepository,
        contacts: ContactRepository,
        reminders: ReminderTimes,
        post: MailPost,
        cipher: FieldCipher,
        notify: Notify,
        audit: AuditTrail,
        announcer: Announcer,
        asked: NeighbourQuestionRepository,
        scenes: SceneRepository,
        agreements: Agreements,
        partnerships: Partnerships,
      ) => {
        const told = { door, questions, notify, announcer };
        const visit = { ...told, links, contacts, reminders, post, cipher, audit, clock: systemClock };
        const neighbours = { ...told, asked, scenes, agreements, partnerships };
        return new ColleaguesRunners([
          new ReceiveRunner(visit),
          new ForwardRunner(visit),
          new DeliverRunner(neighbours),
          new CloseRunner(neighbours),
          new ReturnRunner(neighbours),
        ]);
      },
    },
    {
      provide: QuestionClock,
      inject: [TenantDoor, QuestionRepository, LinkRepository, MailPost, Outbox, Notify, Announcer],
      useFactory: (
        door: TenantDoor,
        questions: QuestionRepository,
        links: LinkRepository,
        post: MailPost,
        outbox: Outbox,
        notify: Notify,
        announcer: Announcer,
      ) => new QuestionClock(door, questions, links, post, outbox, notify, announcer, systemClock),
    },
  ],
  exports: [ColleaguesRunners, QuestionClock],
})
export class ColleaguesWorkerModule {}
