import type { DataSource } from 'typeorm';
import { newId } from '../kernel/index.js';
import type { Topic } from './outbox.js';

/** A row of the outbox that this relay may hand to its queue. */
export interface CarriedRow {
  readonly id: string;
  readonly tenant_id: string | null;
  readonly topic: Topic;
  readonly ref_id: string;
  readonly attempts: number;
  readonly trace: string | null;
}

interface Fairness {
  /** Jobs at a time: of one relay, and of the worker of the queue. */
  readonly slots: number;
  /** A tenant with more than this waiting floods. */
  readonly light: number;
}

const fairness: Readonly<Record<string, Fairness>> = {
  // Heavy for the processor: one at a time, in slices; three is what one person may have open.
  task: { slots: 1, light: 3 },
  // Of a tenant's deliveries one runs at a time; more would only hold connections.
  mention: { slots: 4, light: 100 },
};
const usual: Fairness = { slots: 8, light: 100 };

export const slotsOf = (queue: string): number => (fairness[queue] ?? usual).slots;

/** One claim in so many lets those that flood go first, so that they never stand still. */
const FLOOD_TURN = 32;

/**
 * Which rows are handed to a queue next. No more than there are slots, so that nobody stands behind a long line; who has little
 * waiting goes first, and all who flood have half of the slots together, so that others find one free. Among equals the one
 * with the least under way.
 */
export class FairClaim {
  private readonly carrier = newId();
  private turns = 0;

  constructor(
    private readonly source: DataSource,
    private readonly leaseSeconds: number,
  ) {}

  /** Leases what may be carried now. */
  async take(queue: string): Promise<CarriedRow[]> {
    const { slots, light } = fairness[queue] ?? usual;
    const [rows] = (await this.source.query(TAKE, [
      queue,
      this.carrier,
      this.leaseSeconds,
      slots,
      light,
      (this.turns + 1) % FLOOD_TURN === 0,
    ])) as [CarriedRow[], number];
    if (rows.length > 0) this.turns += 1;
    return rows;
  }

  /** The queue could not take them. */
  async giveBack(rows: readonly CarriedRow[]): Promise<void> {
    await this.source.query(
      `update app.outbox o set lease_until = now(), carrier = null where o.id = any ($1::uuid[]) and o.carrier = $2`,
      [rows.map((row) => row.id), this.carrier],
    );
  }

  /** Each queue in which something waits, and in how many milliseconds its first is due. */
  waiting(): Promise<{ queue: string; ms: number }[]> {
    return this.source.query(WAITING);
  }
}

/** Steps from one value of the index to the next: as many probes as there are queues or tenants, however long their lines. */
const WAITING = `
  with recursive q (name) as (
    (select o.queue from app.outbox o order by o.queue limit 1)
    union all
    select (select o.queue from app.outbox o where o.queue > q.name order by o.queue limit 1) from q where q.name is not null)
  select q.name as queue, (extract(epoch from r.ready_at - now()) * 1000)::float as ms from q
  cross join lateral (select o.ready_at from app.outbox o where o.queue = q.name order by o.ready_at limit 1) as r
  where r.ready_at < 'infinity'`;

export const TAKE = `
  with recursive lane (id) as (
    (select o.lane from app.outbox o where o.queue = $1 order by o.lane limit 1)
    union all
    select (select o.lane from app.outbox o where o.queue = $1 and o.lane > l.id order by o.lane limit 1) from lane l where l.id is not null),
  flight as materialized (
    select o.lane, count(*)::int as n from app.outbox o
    where o.carrier = $2 and o.queue = $1 and o.lease_until > now() and o.lease_until < 'infinity' group by o.lane),
  crowd as materialized (
    select l.id as lane, coalesce(f.n, 0) as n, exists (
      select from app.outbox o where o.queue = $1 and o.lane = l.id and o.ready_at <= now() order by o.ready_at offset $5 limit 1) as floods
    from lane l left join flight f on f.lane = l.id where l.id is not null),
  line as (
    select r.id, r.ready_at, c.floods, c.n + r.k as place, row_number() over (partition by c.floods order by c.n + r.k, r.ready_at, r.id) as rank
    from crowd c cross join lateral (
      select o.id, o.ready_at, row_number() over (order by o.ready_at, o.id) as k from app.outbox o
      where o.queue = $1 and o.lane = c.lane and o.ready_at <= now() order by o.ready_at, o.id limit $4) as r),
  chosen as (
    select l.id from line l
    where not l.floods or l.rank <= greatest($4 / 2, 1) - (select coalesce(sum(c.n), 0) from crowd c where c.floods)
    order by l.floods <> $6, l.place, l.ready_at, l.id
    limit greatest(0, $4 - (select coalesce(sum(f.n), 0) from flight f))),
  held as materialized (
    select o.id from app.outbox o where o.id in (select c.id from chosen c) and o.ready_at <= now() for update skip locked)
  update app.outbox o set lease_until = now() + make_interval(secs => $3), carrier = $2 from held where o.id = held.id
  returning o.id, o.tenant_id, o.topic, o.ref_id, o.attempts, o.trace`;
