import { Module } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { MentionMeter } from './mention-meter.repository.js';

@Module({
  providers: [
    { provide: MentionMeter, useFactory: (door: TenantDoor) => new MentionMeter(door), inject: [TenantDoor] },
  ],
  exports: [MentionMeter],
})
export class LicensingModule {}
