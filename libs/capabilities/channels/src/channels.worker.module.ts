import { Module } from '@nestjs/common';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { FieldCipher, LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import { Announcer, NearWork, Outbox } from '@samenspraak/platform/queue';
import { AccountConnections } from './account-connections.js';
import { Applications } from './application.js';
import { ChannelAccountRepository } from './channel-account.repository.js';
import { ChannelsModule } from './channels.module.js';
import { ConnectionHealth } from './connection-health.js';
import { ConnectionRepository } from './connection.repository.js';
import { ConnectorRegistry } from './connector-registry.js';
import { EnvelopeRepository } from './envelope.repository.js';
import { Intake, type IntakeTimings } from './intake.js';
import { PartnershipSearches } from './partnership-searches.js';
import { ReconnectionRepository } from './reconnection.repository.js';
import { Reconnector } from './reconnector.js';
import { UsageMeter } from './usage-meter.js';
import { WorkerAccountConnections } from './worker-account-connections.js';

/** Needs `Applications`, `ConnectorRegistry` and 'LOG' from the app, which may also give its own 'INTAKE_TIMINGS'. */
@Module({
  imports: [ChannelsModule, NotificationsModule],
  providers: [
    {
      provide: ConnectionRepository,
      useFactory: (store: LocalStore, cipher: FieldCipher) => new ConnectionRepository(store, cipher),
      inject: [LocalStore, FieldCipher],
    },
    {
      provide: EnvelopeRepository,
      useFactory: (store: LocalStore, cipher: FieldCipher, near?: NearWork) =>
        new EnvelopeRepository(store, cipher, near),
      inject: [LocalStore, FieldCipher, { token: NearWork, optional: true }],
    },
    {
      provide: ConnectionHealth,
      useFactory: (
        connections: ConnectionRepository,
        door: TenantDoor,
        accounts: ChannelAccountRepository,
        audit: AuditTrail,
        announcer: Announcer,
        notify: Notify,
      ) => new ConnectionHealth(connections, door, accounts, audit, announcer, notify),
      inject: [ConnectionRepository, TenantDoor, ChannelAccountRepository, AuditTrail, Announcer, Notify],
    },
    {
      provide: UsageMeter,
      useFactory: (connections: ConnectionRepository, log: Log) => new UsageMeter(connections, log),
      inject: [ConnectionRepository, 'LOG'],
    },
    {
      provide: WorkerAccountConnections,
      useFactory: (
        connections: ConnectionRepository,
        registry: ConnectorRegistry,
        health: ConnectionHealth,
        usage: UsageMeter,
        applications: Applications,
      ) => new WorkerAccountConnections(connections, registry, health, usage, applications),
      inject: [ConnectionRepository, ConnectorRegistry, ConnectionHealth, UsageMeter, Applications],
    },
    {
      provide: Reconnector,
      useFactory: (
        door: TenantDoor,
        attempts: ReconnectionRepository,
        connections: ConnectionRepository,
        accounts: WorkerAccountConnections,
        health: ConnectionHealth,
        outbox: Outbox,
        audit: AuditTrail,
        announcer: Announcer,
      ) => new Reconnector(door, attempts, connections, accounts, health, outbox, audit, announcer, systemClock),
      inject: [
        TenantDoor,
        ReconnectionRepository,
        ConnectionRepository,
        WorkerAccountConnections,
        ConnectionHealth,
        Outbox,
        AuditTrail,
        Announcer,
      ],
    },
    { provide: AccountConnections, useExisting: WorkerAccountConnections },
    { provide: PartnershipSearches, useFactory: () => new PartnershipSearches() },
    {
      provide: Intake,
      useFactory: (
        accounts: WorkerAccountConnections,
        connections: ConnectionRepository,
        envelopes: EnvelopeRepository,
        health: ConnectionHealth,
        usage: UsageMeter,
        log: Log,
        searches: PartnershipSearches,
        timings?: IntakeTimings,
      ) => new Intake(accounts, connections, envelopes, health, usage, log, timings, systemClock, searches),
      inject: [
        WorkerAccountConnections,
        ConnectionRepository,
        EnvelopeRepository,
        ConnectionHealth,
        UsageMeter,
        'LOG',
        PartnershipSearches,
        { token: 'INTAKE_TIMINGS', optional: true },
      ],
    },
  ],
  exports: [ChannelsModule, AccountConnections, EnvelopeRepository, Intake, PartnershipSearches, Reconnector],
})
export class ChannelsWorkerModule {}
