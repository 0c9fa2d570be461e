import type { AnsweringService, ConversationRow, Topics } from '@samenspraak/conversations';
import { renderTemplate } from '@samenspraak/language/template';
import type { VariableRepository } from '@samenspraak/library';
import type { Clock } from '@samenspraak/platform/kernel';
import { isLine, mentions, type MessageStop, type StopHere } from './message-stop.js';
import { stopped } from './message-stop.errors.js';
import type { MessageStopRepository } from './message-stop.repository.js';

/** Says whether a stop holds an answer in a conversation; asked when it is written, queued, approved, and right before it leaves. */
export class StopGuard {
  constructor(
    private readonly stops: MessageStopRepository,
    private readonly variables: VariableRepository,
    private readonly topics: Topics,
    private readonly conversations: AnsweringService,
    private readonly clock: Clock,
  ) {}

  /** Stops that concern this conversation, those that hold it first; without a topic its words may say that one does. */
  async listHere(conversation: ConversationRow): Promise<StopHere[]> {
    const active = await this.stops.listActive(this.clock.now());
    if (active.length === 0) return [];
    const here: StopHere[] = [];
    const names = await this.topics.namesOf(conversation.topic);
    for (const stop of active) {
      const holds = holdsTopic(stop, names);
      if (holds || (await this.soundsLike(stop, conversation))) {
        here.push({ ...stop, holds, text: await this.textOf(stop, conversation) });
      }
    }
    return here.sort((a, b) => Number(b.holds) - Number(a.holds));
  }

  /** The stop that keeps this text from leaving: each that holds must allow its line, and the text be that line. */
  async findHolding(conversation: ConversationRow, text: string): Promise<StopHere | undefined> {
    for (const stop of await this.holding(conversation)) {
      if (!(stop.lineAllowed && isLine(text, stop.text))) return stop;
    }
    return undefined;
  }

  /** Whether the text is the line that another person than the author gave for this moment. */
  async isGivenLine(conversation: ConversationRow, text: string, authorId: string): Promise<boolean> {
    const holding = await this.holding(conversation);
    return holding.some((stop) => stop.lineAllowed && isLine(text, stop.text) && stop.madeBy !== authorId);
  }

  /** @throws DomainError REPLIES_STOPPED */
  async refuse(conversation: ConversationRow, text: string): Promise<void> {
    const stop = await this.findHolding(conversation, text);
    if (stop) throw stopped(stop.topic ?? '', stop.text, stop.until);
  }

  private async holding(conversation: ConversationRow): Promise<StopHere[]> {
    const active = await this.stops.listActive(this.clock.now());
    if (active.length === 0) return [];
    const names = await this.topics.namesOf(conversation.topic);
    return Promise.all(
      active
        .filter((stop) => holdsTopic(stop, names))
        .map(async (stop) => ({ ...stop, holds: true, text: await this.textOf(stop, conversation) })),
    );
  }

  private async textOf(stop: MessageStop, { author }: ConversationRow): Promise<string> {
    const values = { ...(await this.variables.values()), 'afzender.naam': author.displayName || author.handle };
    return renderTemplate(stop.line, values).text;
  }

  private async soundsLike(stop: MessageStop, conversation: ConversationRow): Promise<boolean> {
    if (stop.topic === null || conversation.topic) return false;
    const names = await this.topics.namesOf(stop.topic);
    const topic = (await this.topics.list()).find((one) => names.includes(one.name));
    const target = await this.conversations.findTarget(conversation.id);
    return target !== undefined && mentions(target.text, [...names, ...(topic?.words ?? [])]);
  }
}

/** A stop of a topic holds under each name that the topic has or had. */
const holdsTopic = (stop: MessageStop, names: readonly string[]) =>
  stop.topic === null || names.some((name) => name.toLowerCase() === stop.topic!.toLowerCase());
