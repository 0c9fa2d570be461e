import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { TenantCalendars, TenantsModule } from '@samenspraak/tenants';
import { CellRepository } from './cell.repository.js';
import { FactRepository } from './fact.repository.js';
import { Facts } from './facts.js';
import { NormClock, NormVersions } from './norm-clock.js';

@Module({
  imports: [TenantsModule],
  providers: [
    { provide: NormClock, inject: [TenantCalendars], useFactory: (source: TenantCalendars) => new NormClock(source) },
    { provide: NormVersions, useExisting: TenantCalendars },
    { provide: CellRepository, inject: [TenantDoor], useFactory: (door: TenantDoor) => new CellRepository(door) },
    {
      provide: Facts,
      inject: [TenantDoor, CellRepository, NormClock],
      useFactory: (door: TenantDoor, cells: CellRepository, clock: NormClock) =>
        new Facts(new FactRepository(door), cells, clock),
    },
  ],
  exports: [Facts, NormClock, NormVersions, CellRepository],
})
export class MetricsModule {}
