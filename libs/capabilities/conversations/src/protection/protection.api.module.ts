import { Module } from '@nestjs/common';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { ProtectionRepository } from './protection.repository.js';
import { AggressionReportResolver, CoveredRowResolver, HurtfulResolver } from './protection.resolver.js';
import { StaffProtection } from './protection.service.js';

@Module({
  imports: [NotificationsModule],
  providers: [
    {
      provide: StaffProtection,
      inject: [TenantDoor, Notify, AuditTrail],
      useFactory: (door: TenantDoor, notify: Notify, audit: AuditTrail) =>
        new StaffProtection(door, new ProtectionRepository(door), notify, audit, systemClock),
    },
    HurtfulResolver,
    CoveredRowResolver,
    AggressionReportResolver,
  ],
})
export class ProtectionApiModule {}
