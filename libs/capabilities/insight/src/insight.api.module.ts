import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { Tasks } from '@samenspraak/platform/queue';
import { InsightResolver } from './insight.resolver.js';
import { InsightService } from './insight.service.js';

/** What the api takes from insight. */
@Module({
  providers: [
    {
      provide: InsightService,
      inject: [TenantDoor, Tasks, AuditTrail],
      useFactory: (...parts: ConstructorParameters<typeof InsightService>) => new InsightService(...parts),
    },
    InsightResolver,
  ],
})
export class InsightApiModule {}
