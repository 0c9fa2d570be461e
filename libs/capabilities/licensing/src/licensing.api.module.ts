import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Partnerships, TenantsModule } from '@samenspraak/tenants';
import { LicenceRepository } from './licence.repository.js';
import { LicenceResolver } from './licence.resolver.js';
import { LicenceService } from './licence.service.js';

@Module({
  imports: [TenantsModule],
  providers: [
    LicenceResolver,
    {
      provide: LicenceService,
      useFactory: (door: TenantDoor, partnerships: Partnerships) =>
        new LicenceService(door, new LicenceRepository(door), partnerships, systemClock),
      inject: [TenantDoor, Partnerships],
    },
  ],
})
export class LicensingApiModule {}
