import { Module } from '@nestjs/common';
import { ChannelsModule, Claims } from '@samenspraak/channels';
import { HandOn } from '@samenspraak/conversations';
import { Facts, MetricsModule, NormClock } from '@samenspraak/metrics';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { Memberships, Partnerships, TenantsModule } from '@samenspraak/tenants';
import { AttributionCorrectionService } from './attribution-correction.service.js';
import { AttributionRuleRepository } from './attribution-rule.repository.js';
import { AttributionRuleResolver } from './attribution-rule.resolver.js';
import { AttributionRuleService } from './attribution-rule.service.js';
import { HandoverRequests } from './handover.repository.js';
import { RulePreviewService } from './rule-preview.service.js';
import { StoredPostRepository } from './stored-post.repository.js';
import { TriageDeskRepository } from './triage.repository.js';
import { TriageResolver } from './triage.resolver.js';
import { TriageService } from './triage.service.js';

/** Whose a post is, as people say it: the triage desk, corrections and the rules that came of them. */
@Module({
  imports: [TenantsModule, ChannelsModule, MetricsModule],
  providers: [
    TriageResolver,
    AttributionRuleResolver,
    {
      provide: AttributionRuleService,
      useFactory: (door: TenantDoor, partnerships: Partnerships, memberships: Memberships, audit: AuditTrail) =>
        new AttributionRuleService(
          door,
          new AttributionRuleRepository(door),
          partnerships,
          memberships,
          audit,
          systemClock,
        ),
      inject: [TenantDoor, Partnerships, Memberships, AuditTrail],
    },
    {
      provide: TriageService,
      useFactory: (
        door: TenantDoor,
        rules: AttributionRuleService,
        partnerships: Partnerships,
        outbox: Outbox,
        audit: AuditTrail,
        announcer: Announcer,
      ) => new TriageService(door, new TriageDeskRepository(door), rules, partnerships, outbox, audit, announcer),
      inject: [TenantDoor, AttributionRuleService, Partnerships, Outbox, AuditTrail, Announcer],
    },
    {
      provide: HandOn,
      useFactory: (door: TenantDoor, facts: Facts, norm: NormClock, announcer: Announcer) =>
        HandOn.through(door, facts, norm, announcer, systemClock),
      inject: [TenantDoor, Facts, NormClock, Announcer],
    },
    {
      provide: RulePreviewService,
      useFactory: (door: TenantDoor, handOn: HandOn, partnerships: Partnerships) =>
        new RulePreviewService(door, handOn, new StoredPostRepository(door), partnerships, systemClock),
      inject: [TenantDoor, HandOn, Partnerships],
    },
    {
      provide: AttributionCorrectionService,
      useFactory: (
        door: TenantDoor,
        handOn: HandOn,
        rules: AttributionRuleService,
        partnerships: Partnerships,
        claims: Claims,
        audit: AuditTrail,
        outbox: Outbox,
      ) =>
        new AttributionCorrectionService(
          door,
          handOn,
          new HandoverRequests(door),
          rules,
          partnerships,
          claims,
          audit,
          outbox,
          systemClock,
        ),
      inject: [TenantDoor, HandOn, AttributionRuleService, Partnerships, Claims, AuditTrail, Outbox],
    },
  ],
})
export class TriageApiModule {}
