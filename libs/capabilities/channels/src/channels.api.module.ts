import { Module } from '@nestjs/common';
import { AccountConnections, ApiAccountConnections } from './account-connections.js';
import { ChannelAccounts } from './channel-accounts.js';
import { ChannelsModule } from './channels.module.js';
import { ChannelsResolver } from './channels.resolver.js';
import { ConnectorRegistry } from './connector-registry.js';

/** Needs `ConnectorRegistry` from the app. */
@Module({
  imports: [ChannelsModule],
  providers: [
    ChannelsResolver,
    {
      provide: AccountConnections,
      useFactory: (accounts: ChannelAccounts, registry: ConnectorRegistry) =>
        new ApiAccountConnections(accounts, registry),
      inject: [ChannelAccounts, ConnectorRegistry],
    },
  ],
  exports: [ChannelsModule, AccountConnections],
})
export class ChannelsApiModule {}
