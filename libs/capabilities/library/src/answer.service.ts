import type { AnsweringService } from '@samenspraak/conversations';
import { renderTemplate } from '@samenspraak/language/template';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { Memberships, Partnerships } from '@samenspraak/tenants';
import { AnswerIndexes, whyFits } from './answer-index.js';
import { answerNotFound } from './library.errors.js';
import { libraryPermissions } from './library.permissions.js';
import { answerRecalled } from './recall/recall.errors.js';
import type { Origin, Recall } from './recall/recall.js';
import { Recalls } from './recall/recalls.js';
import type { SharedRepository } from './shared.repository.js';
import type { Template, TemplateRepository } from './template.repository.js';
import { answerText, CHANNEL, missingVariables, type TemplateText } from './variable-definition.js';
import type { VariableRepository } from './variable.repository.js';

/** Something that this tenant can send: an own template, or a neighbour's that it follows. */
export interface Answer extends TemplateText {
  readonly id: string;
  readonly version: number;
  readonly own: boolean;
  readonly publisher: string;
  readonly usedCount: number;
  /** Whose text this was: of a neighbour's, or of what was made from one. */
  readonly origin: Origin | null;
  /** Of an own template that was published. */
  readonly itemId?: string | null;
  /** Of an own template. */
  readonly updatedAt?: Date;
}

export interface RankedAnswer extends Answer {
  readonly preview: string;
  /** In Dutch, which words it shares with the question. */
  readonly why: string | null;
  readonly missingVariables: readonly string[];
  /** Its author called it back: nobody uses it any more. */
  readonly recall: Recall | null;
}

export interface RenderedAnswer {
  readonly answerId: string;
  readonly answerVersion: number;
  readonly text: string;
  /** Without greeting and closing. */
  readonly body: string;
  /** For a channel where the text is too long; null where nobody wrote one. */
  readonly short: string | null;
  readonly missing: readonly string[];
  readonly filled: readonly { readonly name: string; readonly value: string }[];
}

const MOST = 100;

/** What an agent can answer with: found, ranked and filled with the tenant's own values. */
export class AnswerService {
  private readonly indexes = new AnswerIndexes();
  private readonly recalls: Recalls;

  constructor(
    private readonly door: TenantDoor,
    private readonly templates: TemplateRepository,
    private readonly shared: SharedRepository,
    private readonly variables: VariableRepository,
    private readonly conversations: AnsweringService,
    private readonly members: Memberships,
    private readonly partnerships: Partnerships,
  ) {
    this.recalls = new Recalls(door);
  }

  /** Best for the conversation first when one is given, else most used. */
  async list(query: {
    conversationId?: string | null;
    search?: string | null;
    first: number;
  }): Promise<RankedAnswer[]> {
    await this.door.require(libraryPermissions.read);
    const question = query.conversationId ? await this.questionOf(query.conversationId) : '';
    const values = await this.variables.values();
    const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
    const all = await this.all();
    const recalled = await this.recalls.blocking(all);
    const found = this.indexes.of(this.door.tenantId(), all).suggest(question, all.length);
    const fits = new Map(found.map((fit) => [fit.id, fit]));
    return all
      .filter((answer) => {
        const text = `${answer.title} ${answer.topic} ${answer.body}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .map((answer) => ({ answer, fit: fits.get(answer.id) }))
      .sort(
        (a, b) =>
          Number(recalled.has(a.answer.id)) - Number(recalled.has(b.answer.id)) ||
          (b.fit?.score ?? 0) - (a.fit?.score ?? 0) ||
          b.answer.usedCount - a.answer.usedCount ||
          (a.answer.title < b.answer.title ? -1 : 1),
      )
      .slice(0, Math.min(Math.max(Math.trunc(query.first), 1), MOST))
      .map(({ answer, fit }) => ({
        ...answer,
        preview: renderTemplate(answerText(answer), values).text.replace(/\s+/g, ' ').slice(0, 200),
        why: fit ? whyFits(fit) : null,
        missingVariables: missingVariables(answer, values),
        recall: recalled.get(answer.id) ?? null,
      }));
  }

  /** What is missing stays visible in the text, and the text cannot be sent like that. */
  async render(answerId: string, conversationId: string): Promise<RenderedAnswer> {
    await this.door.require(libraryPermissions.read);
    const answer = await this.get(answerId);
    const recall = (await this.recalls.blocking([answer])).get(answer.id);
    if (recall) throw answerRecalled(recall);
    return this.fill(answer, conversationId);
  }

  /** The same of any answer, whether it may be used or not: to compare with. */
  async fill(answer: Answer, conversationId: string): Promise<RenderedAnswer> {
    const conversation = await this.conversations.get(conversationId);
    const me = await this.members.current();
    const values: Record<string, string> = {
      ...(await this.variables.values()),
      'afzender.naam': conversation.author.displayName || conversation.author.handle,
      'medewerker.naam': me.displayName,
      'agent.initialen': me.initials,
      [CHANNEL]: conversation.network,
    };
    const { text, missing, used } = renderTemplate(answerText(answer), values);
    const body = renderTemplate(answer.body.trim(), values).text;
    const shortBody = answer.details.short;
    const short = shortBody ? renderTemplate(answerText({ ...answer, body: shortBody }), values).text : null;
    return {
      answerId: answer.id,
      answerVersion: answer.version,
      text,
      body,
      short,
      missing,
      filled: used.map((name) => ({ name, value: values[name]! })),
    };
  }

  /** @throws DomainError LIBRARY_ANSWER_NOT_FOUND for what this tenant has not, or does not follow. */
  async get(answerId: string): Promise<Answer> {
    const found = isId(answerId) ? (await this.all()).find((answer) => answer.id === answerId) : undefined;
    if (!found) throw answerNotFound();
    return found;
  }

  /** What agreeing with an answer needs to know of it, also when a colleague keeps it to itself; undefined when it is gone. */
  async traits(answerId: string): Promise<{ topic: string; sensitive: boolean } | undefined> {
    if (!isId(answerId)) return undefined;
    const found = (await this.all()).find(({ id }) => id === answerId) ?? (await this.templates.findOfTenant(answerId));
    return found && { topic: found.topic, sensitive: found.details.sensitivity === 'SENSITIVE' };
  }

  /** It is on the network now. */
  async countUse(answerId: string): Promise<void> {
    await this.shared.countUse(answerId);
  }

  /** All of them, also those that were called back. */
  async all(): Promise<Answer[]> {
    const us = (await this.partnerships.members()).find((member) => member.id === this.door.tenantId());
    const own = (await this.templates.list()).map((template) => ({
      ...template,
      own: true,
      publisher: us?.name ?? '',
      origin: forkOrigin(template),
    }));
    const followed = (await this.shared.listFollowed()).map((item) => ({
      ...item,
      own: false,
      publisher: item.publisher.name,
      origin: { itemId: item.id, version: item.version, override: item.override },
    }));
    return [...own, ...followed];
  }

  private async questionOf(conversationId: string): Promise<string> {
    const conversation = await this.conversations.get(conversationId);
    const target = await this.conversations.findTarget(conversation.id);
    return [target?.text ?? '', conversation.topic ?? ''].join('\n');
  }
}

function forkOrigin({ originItemId, originVersion }: Template): Origin | null {
  return originItemId === null ? null : { itemId: originItemId, version: originVersion ?? 0, override: false };
}
