import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { CalendarRepository } from './calendar.repository.js';
import { PartnershipRepository } from './partnership.repository.js';
import { Agreements, Memberships, Partnerships } from './partnerships.js';
import { TenantCalendars } from './tenant-calendars.js';

/** Puts the tenants capability together from the one door. */
@Module({
  providers: [
    {
      provide: PartnershipRepository,
      useFactory: (door: TenantDoor) => new PartnershipRepository(door),
      inject: [TenantDoor],
    },
    {
      provide: CalendarRepository,
      useFactory: (door: TenantDoor) => new CalendarRepository(door),
      inject: [TenantDoor],
    },
    {
      provide: TenantCalendars,
      useFactory: (calendars: CalendarRepository) => new TenantCalendars(calendars),
      inject: [CalendarRepository],
    },
    ...[Partnerships, Memberships, Agreements].map((Service) => ({
      provide: Service,
      useFactory: (door: TenantDoor, partnerships: PartnershipRepository) => new Service(door, partnerships),
      inject: [TenantDoor, PartnershipRepository],
    })),
  ],
  exports: [Partnerships, Memberships, Agreements, TenantCalendars],
})
export class TenantsModule {}
