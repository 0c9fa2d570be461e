import { Module } from '@nestjs/common';
import { LocalStore } from '@samenspraak/platform/database';
import { TenantsModule } from './tenants.module.js';
import { Workplaces } from './workplaces.repository.js';

@Module({
  imports: [TenantsModule],
  providers: [{ provide: Workplaces, useFactory: (store: LocalStore) => new Workplaces(store), inject: [LocalStore] }],
  exports: [TenantsModule, Workplaces],
})
export class TenantsWorkerModule {}
