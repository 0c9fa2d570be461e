import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { Partnerships } from './partnerships.js';
import { TenantsModule } from './tenants.module.js';
import { TenantsResolver } from './tenants.resolver.js';
import { TenantsService } from './tenants.service.js';

@Module({
  imports: [TenantsModule],
  providers: [
    TenantsResolver,
    {
      provide: TenantsService,
      useFactory: (door: TenantDoor, partnerships: Partnerships) => new TenantsService(door, partnerships),
      inject: [TenantDoor, Partnerships],
    },
  ],
  exports: [TenantsModule],
})
export class TenantsApiModule {}
