import { Module } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { ApplicationController } from './application.controller.js';
import { AccountConnections, ApiAccountConnections } from './account-connections.js';
import { ChannelAccounts } from './channel-accounts.js';
import { ChannelsModule } from './channels.module.js';
import { ChannelsResolver } from './channels.resolver.js';
import { ConnectorRegistry } from './connector-registry.js';
import { Reconnecting } from './reconnecting.service.js';
import { ReconnectionRepository } from './reconnection.repository.js';
import { ReconnectionResolver } from './reconnection.resolver.js';

/** Needs `Applications` and `ConnectorRegistry` from the app. */
@Module({
  imports: [ChannelsModule],
  controllers: [ApplicationController],
  providers: [
    ChannelsResolver,
    ReconnectionResolver,
    {
      provide: Reconnecting,
      useFactory: (
        door: TenantDoor,
        accounts: ChannelAccounts,
        registry: ConnectorRegistry,
        attempts: ReconnectionRepository,
        outbox: Outbox,
        audit: AuditTrail,
        announcer: Announcer,
      ) => new Reconnecting(door, accounts, registry, attempts, outbox, audit, announcer),
      inject: [TenantDoor, ChannelAccounts, ConnectorRegistry, ReconnectionRepository, Outbox, AuditTrail, Announcer],
    },
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
