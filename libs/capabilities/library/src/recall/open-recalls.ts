import type { Provider } from '@nestjs/common';
import { AnsweringService } from '@samenspraak/conversations';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock, type Clock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox } from '@samenspraak/platform/queue';
import { Memberships, PartnershipRepository } from '@samenspraak/tenants';
import { AnswerService } from '../answer.service.js';
import { VariableRepository } from '../variable.repository.js';
import { RecallRepository } from './recall.repository.js';
import { RecallService } from './recall.service.js';
import { Recalls } from './recalls.js';

interface Below {
  readonly door: TenantDoor;
  readonly answers: AnswerService;
  readonly conversations: AnsweringService;
  readonly clock: Clock;
}

/** Recalls put together from one door: for the api and for tests alike. */
export function openRecalls({ door, answers, conversations, clock }: Below): RecallService {
  const partnerships = new PartnershipRepository(door);
  return new RecallService(
    door,
    new RecallRepository(door),
    new Recalls(door),
    answers,
    new VariableRepository(door),
    conversations,
    new Memberships(door, partnerships),
    partnerships,
    new AuditTrail(door),
    new Announcer(door),
    new Outbox(door),
    clock,
  );
}

export const recallProviders: Provider[] = [
  { provide: Recalls, inject: [TenantDoor], useFactory: (door: TenantDoor) => new Recalls(door) },
  {
    provide: RecallService,
    inject: [TenantDoor, AnswerService, AnsweringService],
    useFactory: (door: TenantDoor, answers: AnswerService, conversations: AnsweringService) =>
      openRecalls({ door, answers, conversations, clock: systemClock }),
  },
];
