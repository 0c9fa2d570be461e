import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Memberships, Partnerships, TenantsModule } from '@samenspraak/tenants';
import { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { MonitoringService } from './monitoring.service.js';

@Module({
  imports: [TenantsModule],
  providers: [
    {
      provide: MonitoringQueryRepository,
      useFactory: (door: TenantDoor) => new MonitoringQueryRepository(door),
      inject: [TenantDoor],
    },
    {
      provide: MonitoringService,
      useFactory: (
        door: TenantDoor,
        queries: MonitoringQueryRepository,
        memberships: Memberships,
        partnerships: Partnerships,
        audit: AuditTrail,
      ) => new MonitoringService(door, queries, memberships, partnerships, audit, systemClock),
      inject: [TenantDoor, MonitoringQueryRepository, Memberships, Partnerships, AuditTrail],
    },
  ],
  exports: [MonitoringQueryRepository, MonitoringService],
})
export class MonitoringModule {}
