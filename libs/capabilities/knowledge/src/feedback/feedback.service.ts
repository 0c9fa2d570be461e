import type { Notify } from '@samenspraak/notifications';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { Memberships } from '@samenspraak/tenants';
import { fieldInvalid, subjectNotFound } from '../knowledge.errors.js';
import { knowledgePermissions } from '../knowledge.permissions.js';
import type { Feedback, FeedbackKind, FeedbackRepository } from './feedback.repository.js';

export interface FeedbackInput {
  readonly kind: FeedbackKind;
  readonly subjectId?: string | null;
  /** What was looked for, or what is not right. */
  readonly note?: string | null;
}

/** "Antwoord gevonden?" and "dit klopt niet": for whoever keeps it true. */
export class FeedbackService {
  constructor(
    private readonly door: TenantDoor,
    private readonly feedback: FeedbackRepository,
    private readonly members: Memberships,
    private readonly notify: Notify,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError KNOWLEDGE_SUBJECT_NOT_FOUND, KNOWLEDGE_FIELD_INVALID */
  async give(input: FeedbackInput): Promise<void> {
    await this.door.require(knowledgePermissions.respond);
    const note = plainText(input.note ?? '');
    const needed = input.kind === 'FOUND' ? 0 : 1;
    if (note.length < needed || note.length > 1_000) throw fieldInvalid('note', needed, 1_000);
    const subject =
      input.subjectId && isId(input.subjectId) ? await this.feedback.findSubject(input.subjectId) : undefined;
    if (!subject && (input.kind !== 'NOT_FOUND' || input.subjectId)) throw subjectNotFound();
    await this.feedback.insert(input.kind, subject, subject?.title ?? '', note, this.clock.now());
    const objectId = subject?.sourceId ?? this.door.tenantId();
    await this.audit.record({
      action: 'knowledge.feedback',
      objectType: 'knowledge',
      objectId,
      outcome: 'done',
      details: { kind: input.kind },
    });
    await this.announcer.announce('TEMPLATE', [objectId]);
    if (input.kind !== 'WRONG' || !subject) return;
    const to = subject.ownerId ? { membershipId: subject.ownerId } : { roles: ['coordinator'] as const };
    const by = (await this.members.current()).displayName;
    await this.notify.tell({
      kind: 'KNOWLEDGE_WRONG',
      to,
      params: { by },
      subject: subject.sourceId,
      subjectId: subject.sourceId,
    });
  }

  async listOpen(): Promise<Feedback[]> {
    await this.door.require(knowledgePermissions.read);
    return this.feedback.listOpen(await this.leads());
  }

  /** @throws DomainError KNOWLEDGE_SUBJECT_NOT_FOUND */
  async handle(id: string): Promise<void> {
    await this.door.require(knowledgePermissions.respond);
    if (!isId(id) || !(await this.feedback.handle(id, await this.leads(), this.clock.now()))) throw subjectNotFound();
    await this.audit.record({
      action: 'knowledge.feedback_handled',
      objectType: 'knowledge_feedback',
      objectId: id,
      outcome: 'done',
    });
    await this.announcer.announce('TEMPLATE', [id]);
  }

  async countOf(sourceId: string): Promise<{ found: number; wrong: number }> {
    await this.door.require(knowledgePermissions.read);
    return isId(sourceId) ? this.feedback.countOf(sourceId) : { found: 0, wrong: 0 };
  }

  private async leads(): Promise<boolean> {
    const { roles } = await this.door.entrance();
    return knowledgePermissions.lead.roles.some((role) => roles.includes(role));
  }
}
