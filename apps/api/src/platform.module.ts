import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ComparisonOptions } from '@samenspraak/benchmark';
import { ConnectorRegistry } from '@samenspraak/channels';
import { mastodonConnector } from '@samenspraak/connector-mastodon';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import {
  AccessGuard,
  ChangesResolver,
  Doorkeeper,
  EventsController,
  graphqlOptions,
  LiveFeed,
  RefusalFilter,
} from '@samenspraak/platform/graphql';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { ReplyTimings } from '@samenspraak/replies';
import type { ApiParts } from './parts.js';
import { HealthController } from './health.controller.js';
import { SettingsController } from './settings.controller.js';

/** What every capability may ask for, made once per process. */
@Global()
@Module({})
export class PlatformModule {
  static with(parts: ApiParts): DynamicModule {
    const { door, log, settings } = parts;
    const provided = [
      { provide: TenantDoor, useValue: door },
      { provide: AuditTrail, useValue: new AuditTrail(door) },
      { provide: Outbox, useValue: new Outbox(door) },
      { provide: Announcer, useValue: new Announcer(door) },
      { provide: FieldCipher, useValue: new FieldCipher(Buffer.from(settings.FIELD_KEY, 'hex'), 'fields') },
      { provide: LiveFeed, useValue: parts.feed },
      { provide: Doorkeeper, useValue: new Doorkeeper(door, parts.tokens) },
      { provide: ReplyTimings, useValue: new ReplyTimings({ undoMs: settings.UNDO_MS }) },
      { provide: ConnectorRegistry, useValue: new ConnectorRegistry([mastodonConnector]) },
      { provide: ComparisonOptions, useValue: new ComparisonOptions(settings.SAMENSPRAAK_MODE !== 'production') },
      { provide: 'LOG', useValue: log },
      { provide: 'API_PARTS', useValue: parts },
    ];
    return {
      module: PlatformModule,
      imports: [
        GraphQLModule.forRoot(
          graphqlOptions(door, log, { schemaFile: parts.schemaFile, open: settings.SAMENSPRAAK_MODE !== 'production' }),
        ),
      ],
      controllers: [EventsController, HealthController, SettingsController],
      providers: [
        ...provided,
        ChangesResolver,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: RefusalFilter },
      ],
      exports: provided.map((one) => one.provide),
    };
  }
}
