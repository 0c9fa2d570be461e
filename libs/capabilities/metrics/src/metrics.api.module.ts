import { Module } from '@nestjs/common';
import { MetricsModule } from './metrics.module.js';

/** No root fields of its own: benchmark shows the figures. */
@Module({ imports: [MetricsModule] })
export class MetricsApiModule {}
