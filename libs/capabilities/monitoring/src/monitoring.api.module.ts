import { Module } from '@nestjs/common';
import { MonitoringModule } from './monitoring.module.js';
import { MonitoringResolver } from './monitoring.resolver.js';
import { TriageApiModule } from './triage.api.module.js';

@Module({ imports: [MonitoringModule, TriageApiModule], providers: [MonitoringResolver] })
export class MonitoringApiModule {}
