import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { FileLinks } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import { Outbox } from '@samenspraak/platform/queue';
import { CalendarRepository } from './calendar.repository.js';
import { CardRepository } from './cards/card.repository.js';
import { CardsResolver } from './cards/cards.resolver.js';
import { CardsService } from './cards/cards.service.js';
import { PhotosController } from './cards/photos.controller.js';
import { NormSettingsRepository } from './norms/norm-settings.repository.js';
import { NormSettingsResolver } from './norms/norm-settings.resolver.js';
import { NormSettingsService } from './norms/norm-settings.service.js';
import { Partnerships } from './partnerships.js';
import { TenantsModule } from './tenants.module.js';
import { TenantsResolver } from './tenants.resolver.js';
import { TenantsService } from './tenants.service.js';

@Module({
  imports: [TenantsModule],
  controllers: [PhotosController],
  providers: [
    TenantsResolver,
    NormSettingsResolver,
    CardsResolver,
    {
      provide: TenantsService,
      useFactory: (door: TenantDoor, partnerships: Partnerships) => new TenantsService(door, partnerships),
      inject: [TenantDoor, Partnerships],
    },
    {
      provide: CardsService,
      useFactory: (door: TenantDoor, audit: AuditTrail, links: FileLinks) =>
        new CardsService(door, new CardRepository(door), audit, links, systemClock),
      inject: [TenantDoor, AuditTrail, FileLinks],
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
