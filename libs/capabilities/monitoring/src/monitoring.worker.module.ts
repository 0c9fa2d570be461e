import { Module } from '@nestjs/common';
import { ChannelAccounts, EnvelopeRepository, PartnershipSearches } from '@samenspraak/channels';
import { ChannelsWorkerModule } from '@samenspraak/channels/worker';
import { ConversationIntake, ConversationsModule, HandOn } from '@samenspraak/conversations';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { LicensingModule, MentionMeter } from '@samenspraak/licensing';
import { Facts, MetricsModule, NormClock } from '@samenspraak/metrics';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import { Announcer, NearWork, type JobRunner } from '@samenspraak/platform/queue';
import { PartnershipRepository, Partnerships, TenantsModule } from '@samenspraak/tenants';
import { DeliveryRepository } from './delivery.repository.js';
import { HandoverRepository } from './handover.repository.js';
import { HandoverRunner } from './handover.js';
import { MonitoringHousekeeping } from './housekeeping.js';
import { MentionDelivery } from './mention-delivery.js';
import { MentionRouter } from './mention-router.js';
import { MonitoringModule } from './monitoring.module.js';
import { MonitoringService } from './monitoring.service.js';
import { QueryBooks } from './query-books.js';
import { RoutingRepository } from './routing.repository.js';
import { TriageNews } from './triage-news.js';
import { TriageAssignment } from './triage-assignment.js';
import { TriageRepository } from './triage.repository.js';

/** The jobs of monitoring, for the worker to start. */
export class MonitoringRunners {
  constructor(readonly runners: readonly JobRunner[]) {}
}

/** Needs 'LOG' from the app. */
@Module({
  imports: [
    TenantsModule,
    NotificationsModule,
    MetricsModule,
    ChannelsWorkerModule,
    LicensingModule,
    ConversationsModule,
    MonitoringModule,
  ],
  providers: [
    {
      provide: RoutingRepository,
      useFactory: (store: LocalStore) => new RoutingRepository(store),
      inject: [LocalStore],
    },
    { provide: TriageRepository, useFactory: (store: LocalStore) => new TriageRepository(store), inject: [LocalStore] },
    {
      provide: QueryBooks,
      useFactory: (routing: RoutingRepository, door: TenantDoor, searches: PartnershipSearches, log: Log) => {
        const books = new QueryBooks(routing, door, new PartnershipRepository(door), systemClock, log);
        searches.fill((partnershipId) => books.searched(partnershipId));
        return books;
      },
      inject: [RoutingRepository, TenantDoor, PartnershipSearches, 'LOG'],
    },
    {
      provide: MentionRouter,
      useFactory: (
        store: LocalStore,
        envelopes: EnvelopeRepository,
        routing: RoutingRepository,
        triage: TriageRepository,
        books: QueryBooks,
        near?: NearWork,
      ) => new MentionRouter(store, envelopes, routing, triage, books, dutchGazetteer(), systemClock, near),
      inject: [
        LocalStore,
        EnvelopeRepository,
        RoutingRepository,
        TriageRepository,
        QueryBooks,
        { token: NearWork, optional: true },
      ],
    },
    {
      provide: MentionDelivery,
      useFactory: (
        door: TenantDoor,
        envelopes: EnvelopeRepository,
        routing: RoutingRepository,
        intake: ConversationIntake,
        meter: MentionMeter,
        accounts: ChannelAccounts,
        partnerships: Partnerships,
        log: Log,
      ) =>
        new MentionDelivery(
          door,
          envelopes,
          routing,
          new DeliveryRepository(door),
          intake,
          meter,
          accounts,
          partnerships,
          dutchGazetteer(),
          systemClock,
          log,
        ),
      inject: [
        TenantDoor,
        EnvelopeRepository,
        RoutingRepository,
        ConversationIntake,
        MentionMeter,
        ChannelAccounts,
        Partnerships,
        'LOG',
      ],
    },
    {
      provide: TriageAssignment,
      useFactory: (store: LocalStore, routing: RoutingRepository, triage: TriageRepository) =>
        new TriageAssignment(store, routing, triage),
      inject: [LocalStore, RoutingRepository, TriageRepository],
    },
    {
      provide: HandoverRunner,
      useFactory: (
        store: LocalStore,
        door: TenantDoor,
        envelopes: EnvelopeRepository,
        routing: RoutingRepository,
        triage: TriageRepository,
        facts: Facts,
        norm: NormClock,
        announcer: Announcer,
      ) =>
        new HandoverRunner(
          store,
          door,
          envelopes,
          routing,
          triage,
          new HandoverRepository(),
          HandOn.through(door, facts, norm, announcer, systemClock),
          new PartnershipRepository(door),
        ),
      inject: [
        LocalStore,
        TenantDoor,
        EnvelopeRepository,
        RoutingRepository,
        TriageRepository,
        Facts,
        NormClock,
        Announcer,
      ],
    },
    {
      provide: TriageNews,
      useFactory: (store: LocalStore, door: TenantDoor, triage: TriageRepository, notify: Notify) =>
        new TriageNews(store, door, triage, notify),
      inject: [LocalStore, TenantDoor, TriageRepository, Notify],
    },
    {
      provide: MonitoringRunners,
      useFactory: (...runners: JobRunner[]) => new MonitoringRunners(runners),
      inject: [MentionRouter, MentionDelivery, TriageAssignment, HandoverRunner, TriageNews],
    },
    {
      provide: MonitoringHousekeeping,
      useFactory: (
        door: TenantDoor,
        monitoring: MonitoringService,
        envelopes: EnvelopeRepository,
        routing: RoutingRepository,
        triage: TriageRepository,
      ) => new MonitoringHousekeeping(door, monitoring, envelopes, routing, triage),
      inject: [TenantDoor, MonitoringService, EnvelopeRepository, RoutingRepository, TriageRepository],
    },
  ],
  exports: [MonitoringRunners, MonitoringHousekeeping],
})
export class MonitoringWorkerModule {}
