import { Module } from '@nestjs/common';

/** No jobs: cells are written where the work is done. */
@Module({})
export class BenchmarkWorkerModule {}
