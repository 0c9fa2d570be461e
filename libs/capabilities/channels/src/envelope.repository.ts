import type { NetworkEvent, Page } from '@samenspraak/connector-contract';
import type { FieldCipher, LocalQuery, LocalStore } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { ringLocally, type Bell, type NearBell, type NearWork, type Topic } from '@samenspraak/platform/queue';
import { admitPage, digestOf, reviveEvent, type AdmittedPage } from './admit-page.js';
import { LeaseLost } from './channels.errors.js';
import { envelopeOwner, type Connection } from './connection.js';
import { EnvelopeMemory } from './envelope-memory.js';

export const ROUTE_TOPIC = 'mention.route' satisfies Topic;

export interface Kept {
  readonly fresh: number;
  readonly repeated: number;
  readonly quarantined: number;
}

/** A raw event as it was received. */
export interface Envelope {
  readonly id: string;
  readonly batchId: string;
  readonly connectionId: string;
  readonly partnershipId: string;
  readonly network: string;
  readonly event: NetworkEvent;
  readonly receivedAt: Date;
}

/** What came in, kept before anything is done with it. Bodies are sealed. */
export class EnvelopeRepository {
  private readonly memory = new EnvelopeMemory();

  constructor(
    private readonly store: LocalStore,
    private readonly cipher: FieldCipher,
    /** Without it routing goes by relay and queue. */
    private readonly near?: NearWork,
  ) {}

  /**
   * Transaction 1: envelopes, quarantine, cursor and the bell for routing, all or nothing.
   * @param cursorId the cursor that moves with it, of a connection that has several
   * @throws LeaseLost when another worker has the connection by now.
   */
  async keepPage(connection: Connection, page: Page, receivedAt: Date, cursorId = connection.id): Promise<Kept> {
    const read = admitPage(page, connection.id, receivedAt);
    const batchId = newId();
    const { bells, ...kept } = await this.store.transaction(async (query) => {
      // All in one message: whoever lost the lease keeps nothing of it.
      const [[held], fresh] = await Promise.all([
        query(
          'select c.id from app.connection c where c.id = $1 and c.fence = $2 and c.lease_until > now() for share',
          [connection.id, connection.fence],
          'kept',
        ),
        this.insertEnvelopes(query, connection, batchId, read, receivedAt),
        this.insertQuarantine(query, connection, read),
        query(
          `insert into app.cursor as k (connection_id, cursor, gap_from, gap_until, gap_reason) values ($1, $2, $3, $4, $5)
         on conflict (connection_id) do update set cursor = excluded.cursor, moved_at = excluded.moved_at,
           gap_from = coalesce(excluded.gap_from, k.gap_from), gap_until = coalesce(excluded.gap_until, k.gap_until), gap_reason = coalesce(excluded.gap_reason, k.gap_reason)
         returning k.connection_id`,
          [cursorId, page.next, read.gap?.from ?? null, read.gap?.until ?? null, read.gap?.reason ?? null],
          'kept',
        ),
      ]);
      if (!held) throw new LeaseLost();
      const bells = fresh > 0 ? await this.ring(query, connection.partnershipId) : [];
      return { bells, fresh, repeated: read.admitted.length - fresh, quarantined: read.quarantined.length };
    });
    this.near?.answer(bells);
    return kept;
  }

  /** What came in since then and was not deleted, the latest first. */
  async listStanding(connectionId: string, since: Date, most: number): Promise<string[]> {
    const rows = await this.store.transaction((query) =>
      query<{ external_id: string }>(
        `select e.external_id from app.envelope e
         where e.connection_id = $1 and e.received_at >= $2 and e.kind in ('created', 'edited')
           and not exists (select from app.envelope d where d.connection_id = $1 and d.external_id = e.external_id and d.kind = 'deleted')
         group by e.external_id order by max(e.received_at) desc limit $3`,
        [connectionId, since, most],
      ),
    );
    return rows.map((row) => row.external_id);
  }

  /** What waits for routing in a partnership, locked until the transaction ends, in the order in which it came. */
  async openWaiting(query: LocalQuery, partnershipId: string, most: number): Promise<Envelope[]> {
    const rows = await query<EnvelopeRow>(
      `select ${ENVELOPE} from app.envelope e
       where e.partnership_id = $1 and e.routed_at is null and e.body is not null
       order by e.received_at, e.batch_id, e.position limit $2 for update`,
      [partnershipId, most],
    );
    return this.read(query, rows);
  }

  async openMany(query: LocalQuery, ids: readonly string[]): Promise<Envelope[]> {
    const rows = await query<EnvelopeRow>(
      `select ${ENVELOPE} from app.envelope e
       where e.id = any ($1::uuid[]) and e.body is not null order by e.received_at, e.batch_id, e.position`,
      [ids],
    );
    return this.read(query, rows);
  }

  async markRouted(query: LocalQuery, ids: readonly string[]): Promise<void> {
    await query('update app.envelope e set routed_at = now() where e.id = any ($1::uuid[])', [ids]);
  }

  /** Whether more envelopes wait for routing than `most`. */
  async isBacklogOver(most: number): Promise<boolean> {
    const [row] = await this.store.ask<{ n: number }>(
      `select count(*)::int as n from (select from app.envelope e where e.routed_at is null and e.body is not null limit $1) waiting`,
      [most + 1],
    );
    return row!.n > most;
  }

  /** Rings again for partnerships of which something has waited for so long without a bell. @returns how many. */
  async ringForgotten(olderThanSeconds: number): Promise<number> {
    return this.store.transaction(async (query) => {
      const rows = await query<{ partnership_id: string }>(
        `select distinct e.partnership_id from app.envelope e
         where e.routed_at is null and e.body is not null and e.received_at < now() - make_interval(secs => $1)
           and not exists (select from app.outbox o where o.topic = $2 and o.ref_id = e.partnership_id)`,
        [olderThanSeconds, ROUTE_TOPIC],
      );
      await ringLocally(
        query,
        rows.map((row) => ({ topic: ROUTE_TOPIC, refId: row.partnership_id, tenantId: null })),
      );
      return rows.length;
    });
  }

  /** Bodies go after 72 hours once routed; the keys stay 30 days, so that a repeated event is still known. */
  async purge(): Promise<void> {
    await this.store.transaction(async (query) => {
      await query(
        `update app.envelope e set body = null where e.body is not null and e.routed_at is not null and e.received_at < now() - interval '72 hours'
         and not exists (select from app.route r where r.envelope_id = e.id and r.delivered_at is null)`,
      );
      await query(`delete from app.envelope e where e.body is null and e.received_at < now() - interval '30 days'`);
      await query(`delete from app.quarantine q where q.received_at < now() - interval '72 hours'`);
      await query(`delete from app.usage_record u where u.at < now() - interval '400 days'`);
    });
  }

  private async ring(query: LocalQuery, partnershipId: string): Promise<NearBell[]> {
    const bells: Bell[] = [{ topic: ROUTE_TOPIC, refId: partnershipId, tenantId: null }];
    if (this.near) return this.near.ring(query, bells);
    await ringLocally(query, bells);
    return [];
  }

  private async insertEnvelopes(
    query: LocalQuery,
    connection: Connection,
    batchId: string,
    { admitted }: AdmittedPage,
    receivedAt: Date,
  ): Promise<number> {
    if (admitted.length === 0) return 0;
    const rows = admitted.map(({ event, fromFuture }) => {
      const id = newId();
      return { id, event, fromFuture, body: this.cipher.seal(JSON.stringify(event), envelopeOwner(id)) };
    });
    const inserted = await query<{ id: string }>(
      `insert into app.envelope as e (id, position, batch_id, connection_id, partnership_id, network, received_at, external_id, kind, revision, occurred_at, from_future, body)
       select u.id, u.position, $1, $2, $3, $4, $5, u.external_id, u.kind, u.revision, u.occurred_at, u.from_future,
         substring($12::bytea from u.start for u.length)
       from unnest($6::uuid[], $7::text[], $8::text[], $9::bigint[], $10::timestamptz[], $11::boolean[], $13::int[], $14::int[], $15::int[])
         as u(id, external_id, kind, revision, occurred_at, from_future, start, length, position)
       on conflict (connection_id, external_id, kind, revision) do nothing returning e.id`,
      [
        batchId,
        connection.id,
        connection.partnershipId,
        connection.network,
        receivedAt,
        rows.map((row) => row.id),
        rows.map((row) => row.event.key.externalId),
        rows.map((row) => row.event.kind),
        rows.map((row) => row.event.key.revision),
        rows.map((row) => row.event.occurredAt),
        rows.map((row) => row.fromFuture),
        // One after the other in one value, which goes over as it is; a list of them would be written out as text.
        Buffer.concat(rows.map((row) => row.body)),
        starts(rows.map((row) => row.body.length)),
        rows.map((row) => row.body.length),
        rows.map((_, position) => position),
      ],
      'kept',
    );
    const fresh = new Set(inserted.map((row) => row.id));
    for (const { id, event } of rows) if (fresh.has(id)) this.memory.add(id, event);
    return inserted.length;
  }

  private async insertQuarantine(
    query: LocalQuery,
    connection: Connection,
    { quarantined }: AdmittedPage,
  ): Promise<void> {
    for (const one of quarantined) {
      const id = newId();
      const body = this.cipher.seal(JSON.stringify(one.raw) ?? 'null', envelopeOwner(id));
      await query(
        `insert into app.quarantine as q (id, connection_id, digest, reason, fields, body) values ($1, $2, $3, $4, $5, $6)
         on conflict (connection_id, digest) do nothing returning q.id`,
        [id, connection.id, digestOf(one), one.reason, one.fields, body],
      );
    }
  }

  /** Bodies are fetched and opened only of what this process does not remember. */
  private async read(query: LocalQuery, rows: readonly EnvelopeRow[]): Promise<Envelope[]> {
    const events = new Map<string, NetworkEvent>();
    for (const { id } of rows) {
      const event = this.memory.find(id);
      if (event) events.set(id, event);
    }
    const unknown = rows.filter(({ id }) => !events.has(id)).map(({ id }) => id);
    if (unknown.length > 0) {
      const sealed = await query<{ id: string; body: Buffer }>(
        'select e.id, e.body from app.envelope e where e.id = any ($1::uuid[]) and e.body is not null',
        [unknown],
      );
      for (const { id, body } of sealed) events.set(id, reviveEvent(this.cipher.open(body, envelopeOwner(id))));
    }
    return rows.flatMap(({ id, ...row }) => {
      const event = events.get(id);
      return event ? [{ id, ...row, event }] : [];
    });
  }
}

const ENVELOPE = `e.id, e.batch_id as "batchId", e.connection_id as "connectionId", e.partnership_id as "partnershipId", e.network,
  e.received_at as "receivedAt"`;

/** Where each piece begins when they stand one after the other, counted from one. */
function starts(lengths: readonly number[]): number[] {
  let next = 1;
  return lengths.map((length) => (next += length) - length);
}

type EnvelopeRow = Omit<Envelope, 'event'>;
