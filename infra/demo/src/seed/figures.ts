import { Facts, monthOf, NormClock, type Cell, type CellRepository, type FactRepository } from '@samenspraak/metrics';
import { namedId } from '../content/named-id.js';
import { profiles } from '../history/profile.js';
import { NETWORK } from './channels.js';
import { tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';
import type { Thread } from './threads.js';

type Fact = Parameters<FactRepository['insert']>[0];
const EPISODE_MS = 24 * 60 * 60_000;

/** Facts and cells of a tenant in memory, behind the ports of metrics, so that its own code makes the figures of the demo. */
class FiguresInMemory {
  readonly facts: Fact[] = [];
  readonly cells = new Map<string, Cell>();
  private readonly byConversation = new Map<string, Fact[]>();

  private of(conversationId: string): Fact[] {
    return this.byConversation.get(conversationId) ?? [];
  }

  readonly factPort = {
    findAround: async (conversationId: string, at: Date) =>
      this.of(conversationId)
        .filter(
          ({ askedAt, lastContactAt }) =>
            askedAt.getTime() < at.getTime() + EPISODE_MS && lastContactAt.getTime() > at.getTime() - EPISODE_MS,
        )
        .at(-1),
    findBegunBefore: async (conversationId: string, at: Date) =>
      this.of(conversationId)
        .filter(({ askedAt }) => askedAt <= at)
        .at(-1),
    insert: async (made: Fact) => {
      const fact = { ...made, id: namedId(`fact ${made.conversationId} ${made.askedAt.toISOString()}`) };
      this.facts.push(fact);
      this.byConversation.set(made.conversationId, [...this.of(made.conversationId), fact]);
    },
    update: async (changed: Fact) => {
      for (const list of [this.facts, this.of(changed.conversationId)]) {
        list[list.findIndex(({ id }) => id === changed.id)] = changed;
      }
    },
  };

  readonly cellPort = {
    lock: async (key: Pick<Cell, 'month' | 'network'>): Promise<Cell> =>
      this.cells.get(`${key.month} ${key.network}`) ?? { ...key, ...EMPTY },
    save: async (cell: Cell) => void this.cells.set(`${cell.month} ${cell.network}`, cell),
  };
}

const NO_VALUES = { buckets: [], counts: [] };
const EMPTY = { episodes: 0, answered: 0, withinNorm: 0, clock: NO_VALUES, open: NO_VALUES };

/** Lets metrics hear the history as it happened, and writes the facts and cells that it made of it. */
export async function seedFigures(database: SeedRepository, threads: readonly Thread[]): Promise<void> {
  for (const { code, calendar, normMinutes } of profiles) {
    const memory = new FiguresInMemory();
    const clock = new NormClock({ get: async () => calendar, normMinutes: async () => normMinutes });
    const facts = new Facts(
      memory.factPort as unknown as FactRepository,
      memory.cellPort as unknown as CellRepository,
      clock,
    );
    for (const thread of threads) if (thread.planned.council.code === code) await tell(facts, thread);
    await database.insert(
      'fact',
      memory.facts.map((fact) => factRow(code, fact)),
    );
    await database.insert(
      'cell',
      [...memory.cells.values()].map((cell) => cellRow(code, cell)),
    );
  }
}

async function tell(facts: Facts, { id: conversationId, planned, messages }: Thread): Promise<void> {
  const events: { at: Date; happen: () => Promise<void> }[] = messages.map(({ at, direction }) => ({
    at,
    happen: () =>
      direction === 'inbound'
        ? facts.inbound({ conversationId, network: NETWORK, at })
        : facts.firstAnswer({ conversationId, at }),
  }));
  const { judgedAt, closedAt, excludedReason: reason } = planned;
  if (judgedAt) {
    const event = { conversationId, at: judgedAt };
    events.push({
      at: judgedAt,
      happen: () => (reason ? facts.excluded({ ...event, reason }) : facts.questionAsked(event)),
    });
  }
  if (closedAt) events.push({ at: closedAt, happen: () => facts.closed({ conversationId, at: closedAt }) });
  // Sorting keeps the order of what happens at one moment: a message before the word about it.
  events.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { happen } of events) await happen();
}

const factRow = (code: string, fact: Fact) => ({
  tenant_id: tenantId(code),
  id: fact.id,
  conversation_id: fact.conversationId,
  network: fact.network,
  asked_at: fact.askedAt,
  last_contact_at: fact.lastContactAt,
  question: fact.question,
  excluded_reason: fact.excludedReason,
  answered_at: fact.answeredAt,
  clock_minutes: fact.clockMinutes,
  open_minutes: fact.openMinutes,
  within_norm: fact.withinNorm,
  due_at: fact.dueAt,
  closed_at: fact.closedAt,
  month: monthOf(fact.askedAt),
  definition_version: 1,
});

const cellRow = (code: string, cell: Cell) => ({
  tenant_id: tenantId(code),
  month: cell.month,
  network: cell.network,
  episodes: cell.episodes,
  answered: cell.answered,
  within_norm: cell.withinNorm,
  clock_buckets: cell.clock.buckets,
  clock_counts: cell.clock.counts,
  open_buckets: cell.open.buckets,
  open_counts: cell.open.counts,
  definition_version: 1,
});
