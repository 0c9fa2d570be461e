import { Module } from '@nestjs/common';
import { LicensingModule } from './licensing.module.js';

@Module({ imports: [LicensingModule], exports: [LicensingModule] })
export class LicensingWorkerModule {}
