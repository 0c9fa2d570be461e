import { Module } from '@nestjs/common';
import { CellRepository, MetricsModule } from '@samenspraak/metrics';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Agreements, TenantCalendars, TenantsModule } from '@samenspraak/tenants';
import { ComparisonRepository } from './comparison.repository.js';
import { ComparisonOptions, ComparisonService } from './comparison.service.js';

/** The app may give `ComparisonOptions` in a global module; without it the figures are real. */
@Module({
  imports: [TenantsModule, MetricsModule],
  providers: [
    {
      provide: ComparisonService,
      inject: [TenantDoor, CellRepository, Agreements, TenantCalendars, { token: ComparisonOptions, optional: true }],
      useFactory: (
        door: TenantDoor,
        cells: CellRepository,
        agreements: Agreements,
        calendars: TenantCalendars,
        options?: ComparisonOptions,
      ) =>
        new ComparisonService(
          door,
          new ComparisonRepository(door),
          cells,
          agreements,
          calendars,
          options ?? new ComparisonOptions(false),
          systemClock,
        ),
    },
  ],
  exports: [ComparisonService],
})
export class BenchmarkModule {}
