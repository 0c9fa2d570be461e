import { cleanText } from '@samenspraak/language/text';
import type { Facts, NormClock, Norms } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { BatchIntake } from './batch-intake.js';
import { questionAfterInbound, snippetOf } from './conversation.js';
import { conversationPermissions } from './conversations.permissions.js';
import type { InboundMessage, Received } from './inbound-message.js';
import { IntakeBatchRepository, type NewMessage } from './intake-batch.repository.js';
import { queuesOf, type Sight } from './intake-queues.js';
import type { IntakeRepository, KnownMessage, Thread } from './intake.repository.js';
import type { Looked, LookAlikes } from './look-alikes.js';
import type { ReplyGate } from './reply-gate.js';

const MOST_TEXT = 100_000;
const NOTHING: Received = { conversationId: null, created: false };

/**
 * Takes one event of a network into the tenant's threads, inside the tenant's transaction that is open. Idempotent: the same
 * event again changes nothing, the latest revision wins, and events in any order come to the same end.
 */
export class ConversationIntake {
  private readonly batch: BatchIntake;

  constructor(
    private readonly door: TenantDoor,
    private readonly repository: IntakeRepository,
    private readonly facts: Facts,
    private readonly norm: NormClock,
    private readonly replies: ReplyGate,
    private readonly announcer: Announcer,
    private readonly lookAlikes: LookAlikes,
    private readonly clock: Clock,
  ) {
    this.batch = new BatchIntake(new IntakeBatchRepository(door), facts, norm);
  }

  async receive(event: InboundMessage): Promise<Received> {
    await this.door.require(conversationPermissions.receive);
    return this.receiveOne(neutral(event));
  }

  /**
   * Takes many events as if each had been received after the other, but what has nothing to do with one another together:
   * in waves, each with the first message of every thread that still waits.
   */
  async receiveMany(events: readonly InboundMessage[]): Promise<void> {
    await this.door.require(conversationPermissions.receive);
    const messages = events.map(neutral);
    let reading: Promise<Norms> | undefined;
    const norms = () => (reading ??= this.norm.read());
    let [sight, looked]: [Sight, Looked | undefined, ...unknown[]] = await Promise.all([
      this.batch.repository.look(messages),
      this.lookAlikes.look(messages.filter(isPublic).map(({ text }) => text)),
      // Nearly all that comes in is a question that a clock is set for.
      messages.some(({ involvement }) => involvement === 'lead') ? norms() : undefined,
    ]);
    const queues = queuesOf(messages, sight);
    for (let wave = 0; ; wave += 1) {
      const heads = queues.flatMap((queue) => queue[wave] ?? []);
      if (heads.length === 0) break;
      if (wave > 0) sight = await this.batch.repository.look(heads);
      const now = this.clock.now();
      const { left } = await this.batch.take(heads, sight, now, norms, ({ opened, changed }) =>
        Promise.all([this.group(opened, now, looked), this.announcer.announce('CONVERSATION', changed)]),
      );
      for (const message of left) await this.receiveOne(message);
      // What goes one by one looks for itself, and what it keeps must be found by the next wave.
      if (left.length > 0) looked = undefined;
    }
  }

  private group(opened: readonly NewMessage[], at: Date, looked: Looked | undefined): Promise<void> {
    const open = opened.filter(({ message }) => isPublic(message));
    return this.lookAlikes.group(
      open.map(({ conversationId, message }) => ({ conversationId, text: message.text })),
      at,
      looked,
    );
  }

  private async receiveOne(message: InboundMessage): Promise<Received> {
    const known = await this.repository.findMessage(message.sourceId);
    if (known) return this.revise(known, message);
    if (message.kind !== 'created') return this.park(message);
    return message.direction === 'outbound' ? this.ownPost(message) : this.citizenPost(message);
  }

  /** Forgets what waited in vain for its message, and texts that nobody copied. */
  async purge({ parked, copies }: { readonly parked: Date; readonly copies: Date }): Promise<void> {
    await this.door.require(conversationPermissions.receive);
    await this.repository.purgeParked(parked);
    await this.lookAlikes.purge(copies);
  }

  private async citizenPost(message: InboundMessage): Promise<Received> {
    const at = this.notLaterThanNow(message.occurredAt);
    let thread = await this.repository.findThread(message);
    const fresh = thread ? undefined : await this.repository.insertThread(message, at);
    thread ??= fresh ?? (await this.repository.findThread(message));
    if (!thread) return NOTHING;
    const stored = await this.store(thread, message, at);
    if (!stored) return { conversationId: thread.id, created: fresh !== undefined };
    await this.facts.inbound({ conversationId: thread.id, network: thread.network, at });
    await this.heard(thread, message, at, fresh !== undefined);
    if (fresh && isPublic(message))
      await this.lookAlikes.group([{ conversationId: thread.id, text: message.text }], at);
    await this.announcer.announce('CONVERSATION', [thread.id]);
    return { conversationId: thread.id, created: fresh !== undefined };
  }

  /** What the network tells of our own account: known replies never come in a second time. */
  private async ownPost(message: InboundMessage): Promise<Received> {
    const at = this.notLaterThanNow(message.occurredAt);
    const thread = await this.repository.findThread(message);
    const echo = { ...message, clientKey: message.clientKey ?? null, at };
    if (await this.replies.recognise(echo)) return { conversationId: thread?.id ?? null, created: false };
    if (!thread || !(await this.store(thread, message, at))) return NOTHING;
    await this.repository.stopClock(thread.id, at);
    await this.announcer.announce('CONVERSATION', [thread.id]);
    return { conversationId: thread.id, created: false };
  }

  /** Stores a message as it stands after everything that was parked for it. */
  private async store(thread: Thread, message: InboundMessage, at: Date): Promise<boolean> {
    const parked = await this.repository.takeParked(message.sourceId);
    const deleted = parked.find((event) => event.kind === 'deleted');
    const latest = deleted ?? parked.find((event) => event.revision > BigInt(message.revision));
    const id = await this.repository.insertMessage(thread.id, message, {
      text: deleted ? '' : (latest?.text ?? message.text),
      at,
      revision: latest?.revision ?? BigInt(message.revision),
      edited: latest?.kind === 'edited',
      deleted: deleted !== undefined,
    });
    return id !== undefined;
  }

  private async heard(thread: Thread, message: InboundMessage, at: Date, fresh: boolean): Promise<void> {
    const involvement = message.involvement === 'lead' ? 'lead' : thread.involvement;
    const newest = await this.repository.findNewestText(thread.id);
    const waits = involvement === 'lead' && newest?.unanswered === true;
    const runs = thread.dueAt !== null && thread.normMinutes !== null;
    const deadline =
      waits && runs
        ? { dueAt: thread.dueAt, normMinutes: thread.normMinutes }
        : waits
          ? await this.norm.deadline(thread.network, at, thread.urgency)
          : { dueAt: null, normMinutes: thread.normMinutes };
    await this.repository.saveInbound(thread.id, {
      snippet: snippetOf(newest?.text ?? ''),
      question: fresh ? null : questionAfterInbound(thread),
      involvement,
      ...deadline,
      at,
      accountId: message.accountId,
    });
  }

  private async revise(known: KnownMessage, message: InboundMessage): Promise<Received> {
    const answer = { conversationId: known.conversationId, created: false };
    const revision = BigInt(message.revision);
    if (known.deleted) return answer;
    // A delete is final, whichever revision it bears; an older or equal edit is old news.
    if (message.kind === 'deleted') await this.repository.removeText(known.id, revision);
    else if (revision > known.revision) await this.repository.changeText(known.id, message.text, revision);
    else return answer;
    const newest = await this.repository.findNewestText(known.conversationId);
    await this.repository.saveSnippet(known.conversationId, snippetOf(newest?.text ?? ''), newest === undefined);
    await this.announcer.announce('CONVERSATION', [known.conversationId]);
    return answer;
  }

  private async park(message: InboundMessage): Promise<Received> {
    const kind = message.kind === 'deleted' ? 'deleted' : 'edited';
    const text = kind === 'deleted' ? null : message.text;
    await this.repository.park(message.sourceId, { kind, revision: BigInt(message.revision), text });
    return NOTHING;
  }

  private notLaterThanNow(at: Date): Date {
    const now = this.clock.now();
    return at > now ? now : at;
  }
}

/** What few could read is compared with nothing. */
const isPublic = ({ visibility }: InboundMessage) => visibility === 'public' || visibility === 'unlisted';

function neutral(message: InboundMessage): InboundMessage {
  const { author } = message;
  return {
    ...message,
    text: cleanText(message.text.slice(0, MOST_TEXT)),
    author: {
      externalId: author.externalId,
      handle: cleanText(author.handle).slice(0, 200),
      displayName: cleanText(author.displayName).slice(0, 200),
      url: author.url,
    },
  };
}
