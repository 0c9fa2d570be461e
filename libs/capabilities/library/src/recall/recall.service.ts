import type { AnsweringService } from '@samenspraak/conversations';
import { personalKindsIn } from '@samenspraak/language/personal';
import { renderTemplate } from '@samenspraak/language/template';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { Memberships, PartnershipRepository } from '@samenspraak/tenants';
import type { AnswerService } from '../answer.service.js';
import { fieldInvalid, personalFound, sharedNotFound, templateNotFound, variableUnknown } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import { CHANNEL, unknownVariables } from '../variable-definition.js';
import type { VariableRepository } from '../variable.repository.js';
import { correctionMissing, recallNotFound, recallVersionInvalid } from './recall.errors.js';
import type { Recall, RecallKind } from './recall.js';
import type { OwnVersion, RecallRepository } from './recall.repository.js';
import type { Recalls } from './recalls.js';

/** Rung once per recall, for the author's tenant: whoever answers looks in every member's house. */
export const RECALL_TOPIC = 'recall.spread';
/** Rung once per recall beside it: whoever answers writes it down with everybody who uses it. */
export const KEEP_TOPIC = 'recall.keep';
/** Rung for each tenant that has to look what it sent. */
export const GATHER_TOPIC = 'recall.gather';

export interface RecallWish {
  readonly expectedTenantId: string;
  readonly versions: readonly number[];
  readonly kind: RecallKind;
  /** What every neighbour reads. */
  readonly reason: string;
  /** What can be said instead, with variables. */
  readonly correction?: string | null;
}

export interface NewRecall extends RecallWish {
  readonly templateId: string;
}

export interface Correction {
  readonly recall: Recall;
  readonly text: string;
  readonly missing: readonly string[];
}

/** The author's word that a version may not be used, and what others make of it. Works from the moment it is committed. */
export class RecallService {
  constructor(
    private readonly door: TenantDoor,
    private readonly rows: RecallRepository,
    private readonly recalls: Recalls,
    private readonly answers: AnswerService,
    private readonly variables: VariableRepository,
    private readonly conversations: AnsweringService,
    private readonly members: Memberships,
    private readonly partnerships: PartnershipRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async listVersions(templateId: string) {
    await this.door.require(libraryPermissions.read);
    return isId(templateId) ? this.rows.listVersions(templateId) : [];
  }

  async recall(input: NewRecall): Promise<Recall[]> {
    await this.door.require(libraryPermissions.publish);
    expectTenant(this.door, input.expectedTenantId);
    const item = isId(input.templateId) ? await this.rows.findItem(input.templateId) : undefined;
    if (!item) throw templateNotFound();
    return this.callBack(item, await this.rows.listVersions(input.templateId), input);
  }

  /** Of something shared of our own of any kind, known by its item. */
  async listItemVersions(itemId: string): Promise<OwnVersion[]> {
    await this.door.require(libraryPermissions.read);
    return this.rows.listOwnVersions(itemId);
  }

  /** The same as for a template. @throws DomainError LIBRARY_SHARED_NOT_FOUND */
  async recallItem(itemId: string, input: RecallWish): Promise<Recall[]> {
    await this.door.require(libraryPermissions.publish);
    expectTenant(this.door, input.expectedTenantId);
    const item = await this.rows.findOwnItem(itemId);
    if (!item) throw sharedNotFound();
    return this.callBack(item, await this.rows.listOwnVersions(itemId), input);
  }

  private async callBack(
    item: { itemId: string; partnershipId: string },
    known: readonly OwnVersion[],
    input: RecallWish,
  ): Promise<Recall[]> {
    const reason = within('reason', input.reason, 500);
    const correction = input.correction?.trim() ? within('correction', input.correction, 5_000) : null;
    await this.refusePersons(reason, correction);
    const versions = [...new Set(input.versions)].map((version) => known.find((one) => one.version === version));
    if (versions.length === 0 || versions.some((one) => !one || one.recalled)) throw recallVersionInvalid();
    const at = this.clock.now();
    const made = versions.map((one) => ({ ...one!, ...item, id: newId(), kind: input.kind, reason, correction, at }));
    for (const { id, version, kind } of made) {
      const details = { version, kind, item: item.itemId };
      await this.audit.record({ action: 'recall.make', objectType: 'recall', objectId: id, outcome: 'done', details });
      await this.outbox.ring(RECALL_TOPIC, id);
      await this.outbox.ring(KEEP_TOPIC, id);
    }
    const partnership = await this.partnerships.find(item.partnershipId);
    for (const { id } of partnership?.members ?? []) await this.announcer.announce('TEMPLATE', [item.itemId], id);
    // From here until the commit no answer leaves anywhere in the partnership: what left before had begun before.
    await this.rows.shut(item.partnershipId);
    for (const one of made) if (!(await this.rows.insert(one))) throw recallVersionInvalid();
    const ids = new Set(made.map(({ id }) => id));
    return (await this.rows.list()).filter(({ id }) => ids.has(id));
  }

  /** Says what keeps this text from leaving, while it is being written. */
  async findHere(written: {
    conversationId: string;
    answerId: string | null;
    answerVersion: number | null;
    text: string;
  }): Promise<{ recall: Recall; by: 'ANSWER' | 'TEXT'; correctable: boolean } | null> {
    await this.door.require(libraryPermissions.read);
    const found = await this.recalls.find(written, () => this.answers.all());
    return found ? { ...found, correctable: (await this.recalls.correctionOf(found.recall)) !== null } : null;
  }

  /** What is said instead of it, filled for one conversation. */
  async correction(recallId: string, conversationId: string): Promise<Correction> {
    await this.door.require(libraryPermissions.read);
    const conversation = await this.conversations.get(conversationId);
    const recall = await this.get(recallId);
    const correction = await this.recalls.correctionOf(recall);
    if (!correction) throw correctionMissing();
    const { displayName, handle } = conversation.author;
    const me = await this.members.current();
    const values = {
      ...(await this.variables.values()),
      'afzender.naam': displayName || handle,
      'medewerker.naam': me.displayName,
      'agent.initialen': me.initials,
      [CHANNEL]: conversation.network,
    };
    const blocks = [correction.greeting, correction.body, correction.closing].map((block) => block.trim());
    const { text, missing } = renderTemplate(blocks.filter((block) => block !== '').join('\n\n'), values);
    return { recall, text, missing };
  }

  /** A coordinator answers for it: this conversation, this own variant, or both, are another matter. */
  async release(input: {
    recallId: string;
    expectedTenantId: string;
    conversationId: string | null;
    answerId: string | null;
    reason: string;
  }): Promise<Recall> {
    await this.door.require(libraryPermissions.release);
    expectTenant(this.door, input.expectedTenantId);
    const recall = await this.get(input.recallId);
    const reason = within('reason', input.reason, 500);
    const { answerId, conversationId } = input;
    const subjects: string[] = [];
    if (answerId) subjects.push((await this.answers.get(answerId)).id);
    if (conversationId || !answerId) subjects.push((await this.conversations.get(conversationId ?? '')).id);
    return this.letGo(recall, subjects, reason);
  }

  /** The same for an own variant of something that is no answer; whoever calls knows that it is this tenant's. */
  async releaseVariant(input: { recallId: string; variantId: string; reason: string }): Promise<Recall> {
    await this.door.require(libraryPermissions.release);
    return this.letGo(await this.get(input.recallId), [input.variantId], within('reason', input.reason, 500));
  }

  private async letGo(recall: Recall, subjects: readonly string[], reason: string): Promise<Recall> {
    const { membershipId } = await this.door.entrance();
    for (const subject of subjects) {
      await this.rows.release(recall, subject, reason, membershipId, this.clock.now());
      const details = { subject, version: recall.version, item: recall.itemId };
      const done = { action: 'recall.release', objectType: 'recall', objectId: recall.id, outcome: 'done' } as const;
      await this.audit.record({ ...done, details });
    }
    await this.announcer.announce('TEMPLATE', [recall.itemId, ...subjects]);
    await this.announcer.announce('REPLY', subjects);
    return recall;
  }

  private async get(id: string): Promise<Recall> {
    const recall = isId(id) ? await this.rows.find(id) : undefined;
    if (!recall) throw recallNotFound();
    return recall;
  }

  private async refusePersons(reason: string, correction: string | null): Promise<void> {
    const unknown = unknownVariables(correction ?? '');
    if (unknown.length > 0) throw variableUnknown(unknown);
    const values = Object.values(await this.variables.values());
    const kinds = personalKindsIn([reason, correction ?? ''].join('\n'), values);
    if (kinds.length > 0) throw personalFound(kinds);
  }
}

function within(field: string, text: string, most: number): string {
  const clean = plainText(text);
  if (clean.length < 1 || clean.length > most) throw fieldInvalid(field, 1, most);
  return clean;
}
