import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Outbox } from '@samenspraak/platform/queue';
import { CalendarRepository } from './calendar.repository.js';
import { NormSettingsRepository } from './norms/norm-settings.repository.js';
import { NormSettingsResolver } from './norms/norm-settings.resolver.js';
import { NormSettingsService } from './norms/norm-settings.service.js';
import { Partnerships } from './partnerships.js';
import { TenantsModule } from './tenants.module.js';
import { TenantsResolver } from './tenants.resolver.js';
import { TenantsService } from './tenants.service.js';

@Module({
  imports: [TenantsModule],
  providers: [
    TenantsResolver,
    NormSettingsResolver,
    {
      provide: TenantsService,
      useFactory: (door: TenantDoor, partnerships: Partnerships) => new TenantsService(door, partnerships),
      inject: [TenantDoor, Partnerships],
    },
    {
      provide: NormSettingsService,
      useFactory: (door: TenantDoor, audit: AuditTrail, outbox: Outbox) =>
        new NormSettingsService(
          door,
          new CalendarRepository(door),
          new NormSettingsRepository(door),
          audit,
          outbox,
          systemClock,
        ),
      inject: [TenantDoor, AuditTrail, Outbox],
    },
  ],
  exports: [TenantsModule],
})
export class TenantsApiModule {}
