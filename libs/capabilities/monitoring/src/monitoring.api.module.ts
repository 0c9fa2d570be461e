import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { Partnerships, TenantsModule } from '@samenspraak/tenants';
import { MonitoringModule } from './monitoring.module.js';
import { MonitoringResolver } from './monitoring.resolver.js';
import { TriageDeskRepository } from './triage.repository.js';
import { TriageService } from './triage.service.js';

@Module({
  imports: [MonitoringModule, TenantsModule],
  providers: [
    MonitoringResolver,
    {
      provide: TriageService,
      useFactory: (
        door: TenantDoor,
        partnerships: Partnerships,
        outbox: Outbox,
        audit: AuditTrail,
        announcer: Announcer,
      ) => new TriageService(door, new TriageDeskRepository(door), partnerships, outbox, audit, announcer),
      inject: [TenantDoor, Partnerships, Outbox, AuditTrail, Announcer],
    },
  ],
})
export class MonitoringApiModule {}
