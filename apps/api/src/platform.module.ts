import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ComparisonOptions } from '@samenspraak/benchmark';
import { Applications, ConnectorRegistry } from '@samenspraak/channels';
import { blueskyConnector } from '@samenspraak/connector-bluesky';
import { mastodonConnector } from '@samenspraak/connector-mastodon';
import { MailSwitch } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import {
  ClamdScanner,
  FileAdmission,
  FileLinks,
  Files,
  FileVault,
  openBlobStore,
  type FilePurpose,
} from '@samenspraak/platform/files';
import {
  AccessGuard,
  ChangesResolver,
  Doorkeeper,
  EventsController,
  FilesController,
  graphqlOptions,
  LiveFeed,
  ParkedJobsResolver,
  RefusalFilter,
  TasksResolver,
  UploadsController,
  SignOuts,
  SignOutsController,
} from '@samenspraak/platform/graphql';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox, ParkedJobs, Tasks } from '@samenspraak/platform/queue';
import { knowledgePermissions } from '@samenspraak/knowledge';
import { replyPermissions, ReplyTimings } from '@samenspraak/replies';
import type { ApiParts } from './parts.js';
import { HealthController } from './health.controller.js';
import { SettingsController } from './settings.controller.js';

/** What people add files for. */
const filePurposes: readonly FilePurpose[] = [
  { name: 'reply', permission: replyPermissions.submit },
  { name: 'article', permission: knowledgePermissions.write },
];

/** What every capability may ask for, made once per process. */
@Global()
@Module({})
export class PlatformModule {
  static with(parts: ApiParts): DynamicModule {
    const { door, log, settings } = parts;
    const [outbox, announcer] = [new Outbox(door), new Announcer(door)];
    const secret = Buffer.from(settings.FIELD_KEY, 'hex');
    const files = new Files(door, new FileVault(openBlobStore(settings), secret), systemClock);
    const audit = new AuditTrail(door);
    const scanner = settings.CLAMD_ADDRESS ? new ClamdScanner(settings.CLAMD_ADDRESS) : undefined;
    const provided = [
      { provide: TenantDoor, useValue: door },
      { provide: AuditTrail, useValue: audit },
      { provide: Outbox, useValue: outbox },
      { provide: Announcer, useValue: announcer },
      { provide: FieldCipher, useValue: new FieldCipher(secret, 'fields') },
      { provide: Files, useValue: files },
      { provide: FileAdmission, useValue: new FileAdmission(door, files, audit, systemClock, filePurposes, scanner) },
      { provide: FileLinks, useValue: new FileLinks(secret, systemClock) },
      { provide: ParkedJobs, useValue: new ParkedJobs(door, audit) },
      { provide: Tasks, useValue: new Tasks(door, outbox, announcer) },
      { provide: LiveFeed, useValue: parts.feed },
      { provide: SignOuts, useValue: parts.signOuts },
      { provide: Doorkeeper, useValue: new Doorkeeper(door, parts.tokens) },
      { provide: ReplyTimings, useValue: new ReplyTimings({ undoMs: settings.UNDO_MS }) },
      { provide: Applications, useValue: new Applications(settings.WEB_URL, secret) },
      { provide: ConnectorRegistry, useValue: new ConnectorRegistry([mastodonConnector, blueskyConnector]) },
      { provide: MailSwitch, useValue: new MailSwitch(settings.MAIL_FROM !== undefined) },
      { provide: ComparisonOptions, useValue: new ComparisonOptions(settings.SAMENSPRAAK_MODE !== 'production') },
      { provide: 'LOG', useValue: log },
      { provide: 'API_PARTS', useValue: parts },
    ];
    return {
      module: PlatformModule,
      imports: [
        GraphQLModule.forRoot(
          graphqlOptions(door, log, parts.metrics, {
            schemaFile: parts.schemaFile,
            open: settings.SAMENSPRAAK_MODE !== 'production',
          }),
        ),
      ],
      controllers: [
        ...[EventsController, FilesController, UploadsController, SignOutsController],
        ...[HealthController, SettingsController],
      ],
      providers: [
        ...provided,
        ChangesResolver,
        TasksResolver,
        ParkedJobsResolver,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: RefusalFilter },
      ],
      exports: provided.map((one) => one.provide),
    };
  }
}
