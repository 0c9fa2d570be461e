import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import type { MessageStop } from './message-stop.js';

const COLUMNS = `s.id, s.topic, s.reason, s.line, s.line_allowed as "lineAllowed", s.until, s.made_by as "madeBy", m.display_name as "madeByName",
  s.made_at as "madeAt", s.held, l.display_name as "liftedByName", s.lifted_at as "liftedAt", s.version`;
const RELATIONS = `app.message_stop s join app.membership m on m.tenant_id = $1 and m.id = s.made_by
  left join app.membership l on l.tenant_id = $1 and l.id = s.lifted_by`;

type Row = MessageStop & Record<string, unknown>;

/** Reads and writes what a spokesperson stopped, and which answers on their way that concerns. */
export class MessageStopRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What holds at this moment, the newest first. */
  listActive(now: Date): Promise<MessageStop[]> {
    return this.door.query<Row>(
      `select ${COLUMNS} from ${RELATIONS} where s.tenant_id = $1 and s.lifted_at is null and s.until > $2 order by s.made_at desc, s.id desc`,
      [this.door.tenantId(), now],
    );
  }

  /** The newest first, also those that are over. */
  list(): Promise<MessageStop[]> {
    return this.door.query<Row>(
      `select ${COLUMNS} from ${RELATIONS} where s.tenant_id = $1 order by s.made_at desc, s.id desc limit 100`,
      [this.door.tenantId()],
    );
  }

  async find(id: string): Promise<MessageStop | undefined> {
    const [row] = await this.door.query<Row>(
      `select ${COLUMNS} from ${RELATIONS} where s.tenant_id = $1 and s.id = $2`,
      [this.door.tenantId(), id],
    );
    return row;
  }

  async insert(
    stop: Pick<MessageStop, 'topic' | 'reason' | 'line' | 'lineAllowed' | 'until' | 'madeBy' | 'madeAt'>,
  ): Promise<string> {
    const id = newId();
    await this.door.query(
      `insert into app.message_stop (tenant_id, id, topic, reason, line, line_allowed, until, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[this.door.tenantId(), id, stop.topic, stop.reason, stop.line, stop.lineAllowed, stop.until],
        ...[stop.madeBy, stop.madeAt],
      ],
    );
    return id;
  }

  /** @returns false when it is lifted already or another version. */
  async lift(id: string, version: number, by: string, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.message_stop s set lifted_by = $4, lifted_at = $5, version = s.version + 1
       where s.tenant_id = $1 and s.id = $2 and s.version = $3 and s.lifted_at is null returning s.id`,
      [this.door.tenantId(), id, version, by, at],
    );
    return rows.length === 1;
  }

  async addHeld(id: string, count: number): Promise<void> {
    await this.door.query('update app.message_stop s set held = s.held + $3 where s.tenant_id = $1 and s.id = $2', [
      this.door.tenantId(),
      id,
      count,
    ]);
  }

  /** Answers that did not leave yet, held by this transaction from now on. @param topic null takes all */
  async lockQueued(topic: string | null): Promise<string[]> {
    const rows = await this.door.query<{ id: string }>(
      `select y.id from app.reply y join app.conversation c on c.tenant_id = $1 and c.id = y.conversation_id
       where y.tenant_id = $1 and y.state in ('APPROVED', 'QUEUED') and ($2::text is null or lower(c.topic) = lower($2)) order by y.id for update of y`,
      [this.door.tenantId(), topic],
    );
    return rows.map((row) => row.id);
  }

  /** Answers of which the call to the network has begun: nobody stops those. */
  async countLeaving(topic: string | null): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from app.reply y join app.conversation c on c.tenant_id = $1 and c.id = y.conversation_id
       where y.tenant_id = $1 and y.state in ('SENDING', 'UNKNOWN') and ($2::text is null or lower(c.topic) = lower($2))`,
      [this.door.tenantId(), topic],
    );
    return row!.n;
  }
}
