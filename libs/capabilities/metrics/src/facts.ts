import type { Urgency } from '@samenspraak/language/time';
import { newId } from '@samenspraak/platform/kernel';
import { cellOf, emptyCell, withFact, withoutFact, type Cell, type CellKey } from './cell.js';
import type { CellRepository } from './cell.repository.js';
import { withInbound, type ExclusionReason, type Fact } from './fact.js';
import type { FactRepository } from './fact.repository.js';
import type { NormClock } from './norm-clock.js';

/** A citizen's message, as episodes see it. */
export interface Inbound {
  readonly conversationId: string;
  readonly network: string;
  readonly at: Date;
}

/** Writes the facts of contact episodes and their cells, in the transaction in which they happen. Definitions: version 1. */
export class Facts {
  constructor(
    private readonly facts: FactRepository,
    private readonly cells: CellRepository,
    private readonly clock: NormClock,
  ) {}

  /** A citizen wrote: a new episode when there was no contact for 24 hours. */
  async inbound(event: Inbound): Promise<void> {
    const { conversationId, at } = event;
    const known = await this.facts.findAround(conversationId, at);
    if (known) return this.change(known, withInbound(known, at));
    await this.facts.insert(newFact(event));
  }

  /** The same for many events, each of another conversation. */
  async inboundMany(events: readonly Inbound[]): Promise<void> {
    const around = await this.facts.listAround(events);
    const fresh: Fact[] = [];
    const silent: Fact[] = [];
    for (const event of events) {
      const known = around.get(event.conversationId);
      const after = known && withInbound(known, event.at);
      if (!known || !after) fresh.push(newFact(event));
      // What counts in a cell moves it; the others are in no figure yet.
      else if (cellOf(known) ?? cellOf(after)) await this.change(known, after);
      else silent.push(after);
    }
    await this.facts.updateMany(silent);
    await this.facts.insertMany(fresh);
  }

  /** First episodes of conversations that have none yet. */
  async beginMany(events: readonly Inbound[]): Promise<void> {
    await this.facts.insertMany(events.map(newFact));
  }

  /** A person said that the citizen needs an answer. */
  async questionAsked(event: { conversationId: string; at: Date }): Promise<void> {
    const fact = await this.facts.findBegunBefore(event.conversationId, event.at);
    if (fact) await this.change(fact, { ...fact, question: true, excludedReason: null });
  }

  /** A person said why no answer is needed: the episode is in no figure. */
  async excluded(event: { conversationId: string; reason: ExclusionReason; at: Date }): Promise<void> {
    const fact = await this.facts.findBegunBefore(event.conversationId, event.at);
    if (fact) await this.change(fact, { ...fact, question: false, excludedReason: event.reason });
  }

  /** A human answer went out. Only the first of an episode counts; it makes a question of what nobody judged. */
  async firstAnswer(event: { conversationId: string; at: Date; urgency?: Urgency }): Promise<void> {
    const fact = await this.facts.findBegunBefore(event.conversationId, event.at);
    if (!fact) return;
    const lastContactAt = event.at > fact.lastContactAt ? event.at : fact.lastContactAt;
    if (fact.answeredAt) return this.change(fact, { ...fact, lastContactAt });
    const openMinutes = await this.clock.openMinutes(fact.askedAt, event.at);
    // The same moment as the desk shows, to the second.
    const { dueAt } = await this.clock.deadline(fact.network, fact.askedAt, event.urgency);
    await this.change(fact, {
      ...fact,
      lastContactAt,
      question: fact.question ?? true,
      answeredAt: event.at,
      clockMinutes: Math.max(0, Math.round((event.at.getTime() - fact.askedAt.getTime()) / 60_000)),
      openMinutes,
      withinNorm: event.at <= dueAt,
      dueAt,
    });
  }

  async closed(event: { conversationId: string; at: Date }): Promise<void> {
    const fact = await this.facts.findBegunBefore(event.conversationId, event.at);
    if (fact) await this.change(fact, { ...fact, closedAt: event.at });
  }

  async reopened(event: { conversationId: string; at: Date }): Promise<void> {
    const fact = await this.facts.findBegunBefore(event.conversationId, event.at);
    if (fact) await this.change(fact, { ...fact, closedAt: null });
  }

  /** Makes the cells of a month from its facts; the same cells as were written along the way. */
  async rebuildCells(month: string): Promise<void> {
    const facts = await this.facts.listMonth(month);
    const cells = new Map<string, Cell>();
    for (const cell of await this.cells.list([month])) cells.set(cell.network, emptyCell(cell));
    for (const fact of facts) {
      const key = cellOf(fact);
      if (key) cells.set(key.network, withFact(cells.get(key.network) ?? emptyCell(key), fact));
    }
    for (const cell of [...cells.values()].sort(byName)) {
      await this.cells.lock(cell);
      await this.cells.save(cell);
    }
  }

  private async change(before: Fact, after: Fact): Promise<void> {
    await this.facts.update(after);
    const moves = [
      { key: cellOf(before), move: (cell: Cell) => withoutFact(cell, before) },
      { key: cellOf(after), move: (cell: Cell) => withFact(cell, after) },
    ].filter((one): one is { key: CellKey; move: (cell: Cell) => Cell } => one.key !== undefined);
    // Always in the same order, so that two transactions never wait for each other.
    for (const { key, move } of moves.sort((a, b) => byName(a.key, b.key))) {
      await this.cells.save(move(await this.cells.lock(key)));
    }
  }
}

const newFact = ({ conversationId, network, at }: Inbound): Fact => ({
  id: newId(),
  conversationId,
  network,
  askedAt: at,
  lastContactAt: at,
  question: null,
  excludedReason: null,
  answeredAt: null,
  clockMinutes: null,
  openMinutes: null,
  withinNorm: null,
  dueAt: null,
  closedAt: null,
});

function byName(a: CellKey, b: CellKey): number {
  const [one, other] = [`${a.month} ${a.network}`, `${b.month} ${b.network}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
