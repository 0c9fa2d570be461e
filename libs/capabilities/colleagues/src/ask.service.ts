import { personalParts, withoutPersons, type PersonalKind, type TextPart } from '@samenspraak/language/personal';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { MailPost } from '@samenspraak/platform/mail';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { Agreements, Partnerships, TenantView } from '@samenspraak/tenants';
import { cleanLine, cleanText, MOST_QUESTION } from './clean-text.js';
import {
  agreementMissing,
  contactNotFound,
  neighbourUnknown,
  personalFound,
  questionClosed,
  questionNotFound,
  tooManyOpen,
} from './colleagues.errors.js';
import { colleaguesPermissions } from './colleagues.permissions.js';
import { CLOSE_TOPIC, DELIVER_TOPIC, QUESTION_MAIL } from './colleagues.topics.js';
import type { ContactRepository } from './contact.repository.js';
import { checkDomain, checkedAddress } from './contact.js';
import { keptAnswer, type KeptAnswer } from './kept-answer.js';
import type { LinkRepository } from './link.repository.js';
import type { QuestionRepository } from './question.repository.js';
import type { Audience, Question, QuestionRow } from './question.js';
import { DAY, type ReminderTimes } from './reminder-times.js';

const MOST_OPEN = 10;

export interface QuestionPreview {
  /** What was written, cut where it tells of a person. */
  readonly parts: readonly TextPart[];
  /** What goes. For the own council that is what was written. */
  readonly text: string;
  readonly kinds: readonly PersonalKind[];
}

export interface NewQuestion {
  readonly commandId: string;
  readonly expectedTenantId: string;
  readonly conversationId: string;
  readonly audience: Audience;
  /** Exactly what goes. */
  readonly text: string;
  readonly contactId?: string | null;
  /** Of who does not stand in the book. */
  readonly address?: string | null;
  readonly name?: string | null;
  /** Left out: every neighbour that signed. */
  readonly memberIds?: readonly string[] | null;
}

type Target = Pick<QuestionRow, 'toName' | 'toAddress' | 'linkId' | 'memberIds'>;

/** Asks a colleague without a seat, or the neighbours, from a conversation. */
export class AskService {
  constructor(
    private readonly door: TenantDoor,
    private readonly questions: QuestionRepository,
    private readonly contacts: ContactRepository,
    private readonly links: LinkRepository,
    private readonly agreements: Agreements,
    private readonly partnerships: Partnerships,
    private readonly reminders: ReminderTimes,
    private readonly post: MailPost,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  /** What a text tells of a person, and what of it would go. */
  async preview(input: { conversationId: string; audience: Audience; text: string }): Promise<QuestionPreview> {
    await this.door.require(colleaguesPermissions.ask);
    const { names } = await this.citizens(input.conversationId);
    const text = cleanText(input.text, MOST_QUESTION);
    const parts = personalParts(text, names);
    const kinds = [...new Set(parts.flatMap((part) => part.kind ?? []))];
    return { parts, kinds, text: input.audience === 'NEIGHBOURS' ? withoutPersons(text, names) : text };
  }

  async list(conversationId: string): Promise<Question[]> {
    await this.door.require(colleaguesPermissions.read);
    await this.citizens(conversationId);
    return this.questions.list(conversationId);
  }

  /** What came back of a question, as it may be kept for everybody. */
  async answersToKeep(colleagueQuestionId: string): Promise<KeptAnswer[]> {
    await this.door.require(colleaguesPermissions.ask);
    const question = isId(colleagueQuestionId) ? await this.questions.find(colleagueQuestionId) : undefined;
    if (!question) throw questionNotFound();
    const { names } = await this.citizens(question.conversationId);
    const department = await this.questions.findDepartment(question);
    const { answers } = await this.shown(question.id, question.conversationId);
    return answers.map((answer) => keptAnswer({ question: question.text, answer, department, names }));
  }

  /** The members that can be asked: none without an agreement. */
  async neighbours(): Promise<TenantView[]> {
    await this.door.require(colleaguesPermissions.ask);
    const signed = new Set((await this.agreements.find('library'))?.memberIds);
    const members = await this.partnerships.members();
    return members.filter((member) => signed.has(member.id) && member.id !== this.door.tenantId());
  }

  /**
   * The same command twice is one question.
   * @throws DomainError COLLEAGUES_PERSONAL_DATA when a text for neighbours tells of a person: what goes is what was shown.
   */
  async ask(input: NewQuestion): Promise<Question> {
    await this.door.require(colleaguesPermissions.ask);
    expectTenant(this.door, input.expectedTenantId);
    if (!isId(input.commandId)) throw questionNotFound();
    const { topic, names } = await this.citizens(input.conversationId);
    const before = await this.questions.findByCommand(input.commandId);
    if (before) return this.shown(before, input.conversationId);
    const text = cleanText(input.text, MOST_QUESTION);
    const target = input.audience === 'NEIGHBOURS' ? await this.neighboursIn(input) : await this.colleagueIn(input);
    if (input.audience === 'NEIGHBOURS') {
      const kinds = personalParts(text, names).flatMap((part) => part.kind ?? []);
      if (kinds.length > 0) throw personalFound([...new Set(kinds)]);
    }
    if ((await this.questions.countOpen(input.conversationId)) >= MOST_OPEN) throw tooManyOpen(MOST_OPEN);
    const askedAt = this.clock.now();
    const { answerDays } = await this.contacts.setting();
    const question = {
      ...{ id: newId(), commandId: input.commandId, conversationId: input.conversationId, audience: input.audience },
      ...target,
      ...{ text, topic, askedBy: (await this.door.entrance()).membershipId, askedAt },
      endsAt: new Date(askedAt.getTime() + answerDays * DAY),
      remindAt: target.linkId ? await this.reminders.after(askedAt, answerDays) : null,
    };
    // Two presses at once: the other one has asked.
    if (!(await this.questions.insert(question))) {
      return this.shown((await this.questions.findByCommand(input.commandId))!, input.conversationId);
    }
    await this.send(question);
    await this.done('colleagues.ask', question.id, { audience: input.audience, members: target.memberIds.length });
    return this.shown(question.id, input.conversationId);
  }

  /** Takes a question back: its link is gone at once. What was answered stays. */
  async revoke(input: { colleagueQuestionId: string; expectedTenantId: string }): Promise<Question> {
    await this.door.require(colleaguesPermissions.ask);
    expectTenant(this.door, input.expectedTenantId);
    const question = isId(input.colleagueQuestionId) ? await this.questions.lock(input.colleagueQuestionId) : undefined;
    if (!question) throw questionNotFound();
    if (question.state !== 'OPEN') throw questionClosed();
    await this.questions.settle(question.id, 'REVOKED', this.clock.now());
    if (question.linkId) await this.links.remove(question.linkId);
    else await this.outbox.ring(CLOSE_TOPIC, question.id);
    await this.done('colleagues.revoke', question.id, {});
    return this.shown(question.id, question.conversationId);
  }

  private async send(question: Target & { id: string; askedAt: Date }): Promise<void> {
    const { linkId, toAddress: address, askedAt: dueAt } = question;
    if (!linkId || !address) return this.outbox.ring(DELIVER_TOPIC, question.id);
    await this.post.queueToGuest({ address, topic: QUESTION_MAIL, refId: linkId, slot: linkId, dueAt });
  }

  private async colleagueIn(input: NewQuestion): Promise<Target> {
    const { address, name, contactId } = input;
    const rest = { linkId: newId(), memberIds: [] };
    if (contactId) {
      const contact = isId(contactId) ? await this.contacts.find(contactId) : undefined;
      if (!contact) throw contactNotFound();
      return { ...rest, toName: contact.name, toAddress: contact.address };
    }
    const toAddress = checkedAddress(address);
    checkDomain(toAddress, (await this.contacts.setting()).mailDomains);
    return { ...rest, toName: cleanLine(name ?? '', 80, 0) || toAddress, toAddress };
  }

  private async neighboursIn({ memberIds }: NewQuestion): Promise<Target> {
    const there = await this.neighbours();
    if (there.length === 0) throw agreementMissing();
    const chosen = memberIds ? there.filter((member) => memberIds.includes(member.id)) : there;
    if (chosen.length === 0 || (memberIds && new Set(memberIds).size !== chosen.length)) throw neighbourUnknown();
    const toName = chosen.map((member) => member.name).join(', ');
    return {
      ...{ toAddress: null, linkId: null, memberIds: chosen.map((member) => member.id) },
      toName: toName.length > 200 ? `${toName.slice(0, 199)}…` : toName,
    };
  }

  private async citizens(conversationId: string): Promise<{ topic: string; names: string[] }> {
    const found = isId(conversationId) ? await this.questions.findCitizens(conversationId) : undefined;
    if (!found) throw questionNotFound();
    return found;
  }

  private async shown(id: string, conversationId: string): Promise<Question> {
    const found = (await this.questions.list(conversationId)).find((one) => one.id === id);
    if (!found) throw questionNotFound();
    return found;
  }

  private async done(action: string, objectId: string, details: Record<string, string | number>): Promise<void> {
    await this.audit.record({ action, objectType: 'question', objectId, outcome: 'done', details });
    await this.announcer.announce('QUESTION', [objectId]);
  }
}
