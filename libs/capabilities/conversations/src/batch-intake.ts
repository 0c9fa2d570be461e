import type { Facts, NormClock, Norms } from '@samenspraak/metrics';
import { questionAfterInbound, snippetOf } from './conversation.js';
import type { InboundMessage } from './inbound-message.js';
import type { HeardThread, IntakeBatchRepository, NewMessage } from './intake-batch.repository.js';
import { conversationsOf, keysOf, threadName, type Sight } from './intake-queues.js';
import type { Thread } from './intake.repository.js';

interface Heard {
  readonly message: InboundMessage;
  readonly at: Date;
}

interface Placed extends Heard {
  readonly thread: Thread;
}

export interface Wave {
  /** Conversations that it changed. */
  readonly changed: string[];
  /** Of those, what it opened. */
  readonly opened: readonly NewMessage[];
  /** Messages that are no ordinary case: they must be received one by one. */
  readonly left: InboundMessage[];
}

/** Takes many messages of citizens at once, of which no two have to do with one another, with a fixed number of statements. */
export class BatchIntake {
  constructor(
    readonly repository: IntakeBatchRepository,
    private readonly facts: Facts,
    private readonly norm: NormClock,
  ) {}

  /**
   * @param norms hours and norms, asked for at the first that needs them
   * @param beside what is to be done with what was opened and changed; it goes over with what is written about them
   */
  async take(
    messages: readonly InboundMessage[],
    sight: Sight,
    now: Date,
    norms: () => Promise<Norms>,
    beside: (wave: Omit<Wave, 'left'>) => Promise<unknown>,
  ): Promise<Wave> {
    const left: InboundMessage[] = [];
    const fresh: Heard[] = [];
    const known: (Heard & { conversationId: string })[] = [];
    for (const message of messages) {
      const at = message.occurredAt > now ? now : message.occurredAt;
      const [conversationId, another] = conversationsOf(message, sight);
      if (!isOrdinary(message, sight) || another) left.push(message);
      else if (conversationId) known.push({ message, at, conversationId });
      else fresh.push({ message, at });
    }
    const begun = await this.begin(fresh, left, norms);
    const threads = await this.repository.lockThreads(known.map((one) => one.conversationId));
    const placed: Placed[] = [];
    for (const { message, at, conversationId } of known) {
      const thread = threads.get(conversationId);
      if (thread) placed.push({ message, at, thread });
      else left.push(message);
    }
    const written = await this.repository.insertMessages([
      ...begun,
      ...placed.map(({ message, at, thread }) => ({ message, at, conversationId: thread.id })),
    ]);
    const isNew = ({ message }: Heard) => written.has(message.sourceId);
    const heard = placed.filter(isNew);
    const opened = begun.filter(isNew);
    const wave = {
      changed: [...opened.map((one) => one.conversationId), ...heard.map((one) => one.thread.id)],
      opened,
    };
    await Promise.all([
      this.facts.beginMany(
        opened.map(({ conversationId, message, at }) => ({ conversationId, network: message.network, at })),
      ),
      this.facts.inboundMany(
        heard.map(({ thread, at }) => ({ conversationId: thread.id, network: thread.network, at })),
      ),
      this.hear(heard, norms),
      beside(wave),
    ]);
    return { ...wave, left };
  }

  private async begin(
    fresh: readonly Heard[],
    left: InboundMessage[],
    norms: () => Promise<Norms>,
  ): Promise<NewMessage[]> {
    const waiting = fresh.filter(({ message }) => message.involvement === 'lead');
    const deadlines = await this.norm.deadlines(
      waiting.map(({ message, at }) => ({ network: message.network, at })),
      norms,
    );
    const due = new Map(waiting.map((one, n) => [one, deadlines[n]!]));
    const ids = await this.repository.insertThreads(
      fresh.map((one) => ({
        ...one,
        snippet: snippetOf(one.message.text),
        dueAt: due.get(one)?.dueAt ?? null,
        normMinutes: due.get(one)?.normMinutes ?? null,
      })),
    );
    return fresh.flatMap(({ message, at }) => {
      const conversationId = ids.get(threadName(message.network, keysOf(message)[0]!));
      if (conversationId) return [{ message, at, conversationId }];
      left.push(message);
      return [];
    });
  }

  private async hear(heard: readonly Placed[], norms: () => Promise<Norms>): Promise<void> {
    if (heard.length === 0) return;
    const newest = await this.repository.findNewestTexts(heard.map(({ thread }) => thread.id));
    const asked = heard.filter((one) => waits(one, newest.get(one.thread.id)) && !runs(one.thread));
    const deadlines = await this.norm.deadlines(
      asked.map(({ thread, at }) => ({ network: thread.network, at, urgency: thread.urgency })),
      norms,
    );
    const due = new Map(asked.map((one, n) => [one, deadlines[n]!]));
    await this.repository.saveHeard(
      heard.map((one): HeardThread => {
        const { message, at, thread } = one;
        const text = newest.get(thread.id);
        return {
          id: thread.id,
          snippet: snippetOf(text?.text ?? ''),
          question: questionAfterInbound(thread),
          involvement: involvementOf(one),
          dueAt: waits(one, text) ? (due.get(one)?.dueAt ?? thread.dueAt) : null,
          normMinutes: due.get(one)?.normMinutes ?? thread.normMinutes,
          at,
          accountId: message.accountId,
        };
      }),
    );
  }
}

function isOrdinary({ kind, direction, sourceId }: InboundMessage, { messages, parked }: Sight): boolean {
  return kind === 'created' && direction === 'inbound' && !messages.has(sourceId) && !parked.has(sourceId);
}

const involvementOf = ({ message, thread }: Placed) => (message.involvement === 'lead' ? 'lead' : thread.involvement);

const waits = (one: Placed, newest: { unanswered: boolean } | undefined) =>
  involvementOf(one) === 'lead' && newest?.unanswered === true;

const runs = (thread: Thread) => thread.dueAt !== null && thread.normMinutes !== null;
