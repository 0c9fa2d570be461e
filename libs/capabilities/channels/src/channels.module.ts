import { Module } from '@nestjs/common';
import { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import { ChannelAccountRepository } from './channel-account.repository.js';
import { ChannelAccounts } from './channel-accounts.js';
import { Claims } from './claims.repository.js';
import { ReconnectionRepository } from './reconnection.repository.js';

/** What both processes know of channels: accounts and claims, in the tenant's transaction. */
@Module({
  providers: [
    {
      provide: ChannelAccountRepository,
      useFactory: (door: TenantDoor) => new ChannelAccountRepository(door),
      inject: [TenantDoor],
    },
    {
      provide: ChannelAccounts,
      useFactory: (door: TenantDoor, accounts: ChannelAccountRepository) => new ChannelAccounts(door, accounts),
      inject: [TenantDoor, ChannelAccountRepository],
    },
    {
      provide: ReconnectionRepository,
      useFactory: (door: TenantDoor, cipher: FieldCipher) => new ReconnectionRepository(door, cipher),
      inject: [TenantDoor, FieldCipher],
    },
    { provide: Claims, useFactory: (door: TenantDoor) => new Claims(door), inject: [TenantDoor] },
  ],
  exports: [ChannelAccountRepository, ChannelAccounts, Claims, ReconnectionRepository],
})
export class ChannelsModule {}
