import { Claims } from '@samenspraak/channels';
import { HandOn } from '@samenspraak/conversations';
import { CellRepository, FactRepository, Facts, NormClock } from '@samenspraak/metrics';
import { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import {
  CalendarRepository,
  Memberships,
  PartnershipRepository,
  Partnerships,
  TenantCalendars,
} from '@samenspraak/tenants';
import { AttributionCorrectionService } from './attribution-correction.service.js';
import { AttributionRuleRepository } from './attribution-rule.repository.js';
import { AttributionRuleService } from './attribution-rule.service.js';
import { HandoverRequests } from './handover.repository.js';
import { RulePreviewService } from './rule-preview.service.js';
import { StoredPostRepository } from './stored-post.repository.js';
import { TriageDeskRepository } from './triage.repository.js';
import { TriageService } from './triage.service.js';

export function handOnThrough(door: TenantDoor): HandOn {
  const norm = new NormClock(new TenantCalendars(new CalendarRepository(door)));
  const facts = new Facts(new FactRepository(door), new CellRepository(door), norm);
  return HandOn.through(door, facts, norm, new Announcer(door), systemClock);
}

/** The triage desk, its rules and the corrections of the other desks, through one door. */
export function triageThrough(door: TenantDoor) {
  const people = new PartnershipRepository(door);
  const [partnerships, memberships] = [new Partnerships(door, people), new Memberships(door, people)];
  const [outbox, audit] = [new Outbox(door), new AuditTrail(door)];
  const known = new AttributionRuleRepository(door);
  const rules = new AttributionRuleService(door, known, partnerships, memberships, audit, systemClock);
  const posts = new TriageDeskRepository(door);
  const desk = new TriageService(door, posts, rules, partnerships, outbox, audit, new Announcer(door));
  const corrections = new AttributionCorrectionService(
    door,
    handOnThrough(door),
    new HandoverRequests(door),
    rules,
    partnerships,
    new Claims(door),
    audit,
    outbox,
    systemClock,
  );
  const previews = new RulePreviewService(
    door,
    handOnThrough(door),
    new StoredPostRepository(door),
    partnerships,
    systemClock,
  );
  return { rules, desk, corrections, previews };
}
