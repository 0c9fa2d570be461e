import { Module } from '@nestjs/common';
import { MetricsModule } from './metrics.module.js';

/** No jobs of its own: facts are written where the work is done. */
@Module({ imports: [MetricsModule], exports: [MetricsModule] })
export class MetricsWorkerModule {}
