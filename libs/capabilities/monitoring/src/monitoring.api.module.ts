import { Module } from '@nestjs/common';
import { MonitoringModule } from './monitoring.module.js';
import { QueryRegisterResolver } from './query-register.resolver.js';
import { TriageApiModule } from './triage.api.module.js';

@Module({ imports: [MonitoringModule, TriageApiModule], providers: [QueryRegisterResolver] })
export class MonitoringApiModule {}
