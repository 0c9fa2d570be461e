import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { MonitoringService } from './monitoring.service.js';
import { QueryPreviewService } from './query-preview.service.js';
import { QueryReleaseService } from './query-release.service.js';
import { QueryServices } from './query-services.js';
import { QuerySharing } from './query-sharing.js';

/** Puts the register of queries together from the one door. */
@Module({
  providers: [
    {
      provide: MonitoringQueryRepository,
      useFactory: (door: TenantDoor) => new MonitoringQueryRepository(door),
      inject: [TenantDoor],
    },
    { provide: QueryServices, useFactory: (door: TenantDoor) => new QueryServices(door), inject: [TenantDoor] },
    { provide: MonitoringService, useFactory: (all: QueryServices) => all.monitoring, inject: [QueryServices] },
    { provide: QueryReleaseService, useFactory: (all: QueryServices) => all.releases, inject: [QueryServices] },
    { provide: QueryPreviewService, useFactory: (all: QueryServices) => all.preview, inject: [QueryServices] },
    { provide: QuerySharing, useFactory: (all: QueryServices) => all.sharing, inject: [QueryServices] },
  ],
  exports: [MonitoringQueryRepository, MonitoringService, QueryReleaseService, QueryPreviewService, QuerySharing],
})
export class MonitoringModule {}
