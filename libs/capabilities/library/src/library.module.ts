import { Module, type Provider } from '@nestjs/common';
import { AnsweringService, ConversationsModule } from '@samenspraak/conversations';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { Memberships, Partnerships, TenantsModule } from '@samenspraak/tenants';
import { AnswerService } from './answer.service.js';
import { AnsweringSettingRepository } from './answering/answering-setting.repository.js';
import { AnsweringSettings } from './answering/answering.service.js';
import { WordRepository } from './answering/word.repository.js';
import { Words } from './answering/word.service.js';
import { recallProviders } from './recall/open-recalls.js';
import { Recalls } from './recall/recalls.js';
import { RecallService } from './recall/recall.service.js';
import { sharingProviders } from './sharing/open-sharing.js';
import { AdoptionHistory } from './sharing/adoption-history.js';
import { Contributions } from './sharing/contributions.js';
import { Publications } from './sharing/publications.js';
import { Sharing } from './sharing/sharing.service.js';
import { TemplateSharing } from './sharing/template-sharing.js';
import { EditorPresence } from './content/editor-presence.js';
import { FindableTemplates } from './findable-templates.js';
import { SharedRepository } from './shared.repository.js';
import { TemplateRepository } from './template.repository.js';
import { TemplateService } from './template.service.js';
import { VariableRepository } from './variable.repository.js';
import { VariableService } from './variable.service.js';

const repositories: Provider[] = [
  TemplateRepository,
  SharedRepository,
  VariableRepository,
  AnsweringSettingRepository,
  WordRepository,
].map((repository) => ({
  provide: repository,
  inject: [TenantDoor],
  useFactory: (door: TenantDoor) => new repository(door),
}));

const services: Provider[] = [
  {
    provide: FindableTemplates,
    inject: [TenantDoor, SharedRepository],
    useFactory: (door: TenantDoor, shared: SharedRepository) => new FindableTemplates(door, shared),
  },
  {
    provide: EditorPresence,
    inject: [TenantDoor, TemplateRepository],
    useFactory: (door: TenantDoor, templates: TemplateRepository) => new EditorPresence(door, templates),
  },
  {
    provide: TemplateService,
    inject: [TenantDoor, TemplateRepository, AuditTrail, Announcer, Memberships, VariableRepository],
    useFactory: (
      door: TenantDoor,
      templates: TemplateRepository,
      audit: AuditTrail,
      announcer: Announcer,
      members: Memberships,
      variables: VariableRepository,
    ) => new TemplateService(door, templates, audit, announcer, systemClock, members, variables),
  },
  {
    provide: AnswerService,
    inject: [
      TenantDoor,
      TemplateRepository,
      SharedRepository,
      VariableRepository,
      AnsweringService,
      Memberships,
      Partnerships,
    ],
    useFactory: (...parts: ConstructorParameters<typeof AnswerService>) => new AnswerService(...parts),
  },
  {
    provide: AnsweringSettings,
    inject: [TenantDoor, AnsweringSettingRepository, AuditTrail, Announcer],
    useFactory: (door: TenantDoor, rows: AnsweringSettingRepository, audit: AuditTrail, announcer: Announcer) =>
      new AnsweringSettings(door, rows, audit, announcer, systemClock),
  },
  {
    provide: Words,
    inject: [TenantDoor, WordRepository, AuditTrail, Announcer],
    useFactory: (door: TenantDoor, words: WordRepository, audit: AuditTrail, announcer: Announcer) =>
      new Words(door, words, audit, announcer, systemClock),
  },
  {
    provide: VariableService,
    inject: [TenantDoor, VariableRepository, TemplateRepository, SharedRepository, AuditTrail, Announcer],
    useFactory: (
      door: TenantDoor,
      variables: VariableRepository,
      templates: TemplateRepository,
      shared: SharedRepository,
      audit: AuditTrail,
      announcer: Announcer,
    ) => new VariableService(door, variables, templates, shared, audit, announcer, systemClock),
  },
];

@Module({
  imports: [TenantsModule, ConversationsModule],
  providers: [...repositories, ...services, ...recallProviders, ...sharingProviders],
  exports: [
    FindableTemplates,
    EditorPresence,
    TemplateService,
    AnswerService,
    AnsweringSettings,
    Recalls,
    RecallService,
    VariableService,
    Words,
    AdoptionHistory,
    Contributions,
    Publications,
    Sharing,
    TemplateSharing,
  ],
})
export class LibraryModule {}
