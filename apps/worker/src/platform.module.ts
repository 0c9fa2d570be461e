import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ConnectorRegistry } from '@samenspraak/channels';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { WorkerParts } from './parts.js';

/** What every capability may ask for, made once per process. */
@Global()
@Module({})
export class PlatformModule {
  static with({ door, store, cipher, registry, log }: WorkerParts): DynamicModule {
    const provided = [
      { provide: TenantDoor, useValue: door },
      { provide: LocalStore, useValue: store },
      { provide: FieldCipher, useValue: cipher },
      { provide: AuditTrail, useValue: new AuditTrail(door) },
      { provide: Outbox, useValue: new Outbox(door) },
      { provide: Announcer, useValue: new Announcer(door) },
      { provide: ConnectorRegistry, useValue: registry },
      { provide: 'LOG', useValue: log },
    ];
    return { module: PlatformModule, providers: provided, exports: provided.map((one) => one.provide) };
  }
}
