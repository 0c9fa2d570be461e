import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import { cleanText, MOST_ANSWER } from './clean-text.js';
import { questionClosed, questionNotFound } from './colleagues.errors.js';
import { colleaguesPermissions } from './colleagues.permissions.js';
import { RETURN_TOPIC } from './colleagues.topics.js';
import type { NeighbourQuestionRepository } from './neighbour-question.repository.js';
import type { NeighbourQuestion } from './question.js';

/** Answers what neighbours ask. Who answers sees the question only: not the conversation, nor what others answer. */
export class NeighboursService {
  constructor(
    private readonly door: TenantDoor,
    private readonly questions: NeighbourQuestionRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<NeighbourQuestion[]> {
    await this.door.require(colleaguesPermissions.read);
    return this.questions.list();
  }

  /** Once per council. @throws DomainError COLLEAGUES_QUESTION_CLOSED when a colleague was first, or it has ended. */
  async answer(input: {
    neighbourQuestionId: string;
    expectedTenantId: string;
    text: string;
  }): Promise<NeighbourQuestion> {
    await this.door.require(colleaguesPermissions.answer);
    expectTenant(this.door, input.expectedTenantId);
    const id = input.neighbourQuestionId;
    const question = isId(id) ? await this.questions.lock(id) : undefined;
    if (!question) throw questionNotFound();
    const now = this.clock.now();
    const text = cleanText(input.text, MOST_ANSWER);
    if (question.state !== 'OPEN' || question.endsAt <= now) throw questionClosed();
    await this.questions.answer(id, text, (await this.door.entrance()).membershipId, now);
    await this.outbox.ring(RETURN_TOPIC, id);
    await this.audit.record({
      action: 'colleagues.answer',
      objectType: 'neighbour_question',
      objectId: id,
      outcome: 'done',
    });
    await this.announcer.announce('QUESTION', [id]);
    return (await this.questions.list()).find((one) => one.id === id)!;
  }
}
