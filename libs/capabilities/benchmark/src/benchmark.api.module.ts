import { Module } from '@nestjs/common';
import { BenchmarkModule } from './benchmark.module.js';
import { ComparisonResolver } from './comparison.resolver.js';

@Module({ imports: [BenchmarkModule], providers: [ComparisonResolver] })
export class BenchmarkApiModule {}
