import { Module, type Provider } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { TenantCalendars, TenantsModule } from '@samenspraak/tenants';
import { ContactRepository } from './contact.repository.js';
import { LinkRepository } from './link.repository.js';
import { NeighbourQuestionRepository } from './neighbour-question.repository.js';
import { QuestionRepository } from './question.repository.js';
import { ReminderTimes } from './reminder-times.js';
import { SceneRepository } from './scene.repository.js';

const providers: Provider[] = [
  ...[ContactRepository, LinkRepository, NeighbourQuestionRepository, QuestionRepository, SceneRepository].map(
    (repository) => ({
      provide: repository,
      inject: [TenantDoor],
      useFactory: (door: TenantDoor) => new repository(door),
    }),
  ),
  {
    provide: ReminderTimes,
    inject: [TenantCalendars],
    useFactory: (calendars: TenantCalendars) => new ReminderTimes(calendars),
  },
];

/** What both processes know of colleagues. */
@Module({
  imports: [TenantsModule],
  providers,
  exports: [TenantsModule, ...providers.map((one) => (one as { provide: Function }).provide)],
})
export class ColleaguesModule {}
