import { DEAR, keptPlan, type TenantDoor } from '@samenspraak/platform/database';
import { EPISODE_HOURS, monthOf, type ExclusionReason, type Fact } from './fact.js';

const COLUMNS = `f.id, f.conversation_id, f.network, f.asked_at, f.last_contact_at, f.question, f.excluded_reason, f.answered_at,
  f.clock_minutes, f.open_minutes, f.within_norm, f.due_at, f.closed_at`;

/** Reads and writes the facts of the tenant. */
export class FactRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The episode that a message of this moment belongs to. */
  findAround(conversationId: string, at: Date): Promise<Fact | undefined> {
    return this.one(
      `f.asked_at < $3::timestamptz + interval '${EPISODE_HOURS} hours' and f.last_contact_at > $3::timestamptz - interval '${EPISODE_HOURS} hours'`,
      [conversationId, at],
    );
  }

  /** The newest episode that had begun at this moment. */
  findBegunBefore(conversationId: string, at: Date): Promise<Fact | undefined> {
    return this.one('f.asked_at <= $3::timestamptz', [conversationId, at]);
  }

  async listMonth(month: string): Promise<Fact[]> {
    const rows = await this.door.query(
      `select ${COLUMNS} from app.fact f where f.tenant_id = $1 and f.month = $2 order by f.id for update`,
      [this.door.tenantId(), month],
    );
    return rows.map(toFact);
  }

  /** For each event the episode that it belongs to, by conversation; one event per conversation. */
  async listAround(events: readonly { conversationId: string; at: Date }[]): Promise<Map<string, Fact>> {
    if (events.length === 0) return new Map();
    const rows = await this.door.repeat(
      `select ${COLUMNS} from app.fact f join unnest($2::uuid[], $3::timestamptz[]) as u(conversation_id, at) on u.conversation_id = f.conversation_id
       where f.tenant_id = $1 and f.conversation_id = any ($2::uuid[]) and f.asked_at < u.at + interval '${EPISODE_HOURS} hours' and f.last_contact_at > u.at - interval '${EPISODE_HOURS} hours'
         and ${keptPlan("f.asked_at > '-infinity'", '$4')}
       order by f.asked_at, f.id for update of f`,
      [this.door.tenantId(), events.map((event) => event.conversationId), events.map((event) => event.at), DEAR],
    );
    // The newest of a conversation comes last and stays.
    return new Map(rows.map(toFact).map((fact) => [fact.conversationId, fact]));
  }

  insert(fact: Fact): Promise<void> {
    return this.insertMany([fact]);
  }

  async insertMany(facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    await this.door.repeat(
      `insert into app.fact as f (tenant_id, id, conversation_id, network, asked_at, last_contact_at, question, excluded_reason, answered_at,
         clock_minutes, open_minutes, within_norm, due_at, closed_at, month)
       select $1, u.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::boolean[], $8::text[],
         $9::timestamptz[], $10::int[], $11::int[], $12::boolean[], $13::timestamptz[], $14::timestamptz[], $15::text[]) as u returning f.id`,
      [
        this.door.tenantId(),
        ...columnsOf(facts.map((fact) => [fact.id, fact.conversationId, fact.network, ...changing(fact)])),
      ],
    );
  }

  async update(fact: Fact): Promise<void> {
    await this.door.query(
      `update app.fact f set asked_at = $3, last_contact_at = $4, question = $5, excluded_reason = $6, answered_at = $7, clock_minutes = $8,
         open_minutes = $9, within_norm = $10, due_at = $11, closed_at = $12, month = $13 where f.tenant_id = $1 and f.id = $2`,
      [this.door.tenantId(), fact.id, ...changing(fact)],
    );
  }

  async updateMany(facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    await this.door.repeat(
      `update app.fact f set asked_at = u.asked_at, last_contact_at = u.last_contact_at, question = u.question, excluded_reason = u.excluded_reason,
         answered_at = u.answered_at, clock_minutes = u.clock_minutes, open_minutes = u.open_minutes, within_norm = u.within_norm,
         due_at = u.due_at, closed_at = u.closed_at, month = u.month
       from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::boolean[], $6::text[], $7::timestamptz[], $8::int[], $9::int[], $10::boolean[],
         $11::timestamptz[], $12::timestamptz[], $13::text[]) as u(id, asked_at, last_contact_at, question, excluded_reason, answered_at, clock_minutes, open_minutes,
         within_norm, due_at, closed_at, month) where f.tenant_id = $1 and f.id = any ($2::uuid[]) and f.id = u.id
         and ${keptPlan("f.asked_at > '-infinity'", '$14')}`,
      [this.door.tenantId(), ...columnsOf(facts.map((fact) => [fact.id, ...changing(fact)])), DEAR],
    );
  }

  private async one(condition: string, parameters: readonly unknown[]): Promise<Fact | undefined> {
    const rows = await this.door.query(
      `select ${COLUMNS} from app.fact f where f.tenant_id = $1 and f.conversation_id = $2 and ${condition}
       order by f.asked_at desc, f.id desc limit 1 for update`,
      [this.door.tenantId(), ...parameters],
    );
    return rows[0] && toFact(rows[0]);
  }
}

/** Rows turned into one list per column, as unnest takes them. */
function columnsOf(rows: readonly (readonly unknown[])[]): unknown[][] {
  return rows[0]!.map((_, at) => rows.map((row) => row[at]));
}

function changing(fact: Fact): unknown[] {
  return [
    fact.askedAt,
    fact.lastContactAt,
    fact.question,
    fact.excludedReason,
    fact.answeredAt,
    fact.clockMinutes,
    fact.openMinutes,
    fact.withinNorm,
    fact.dueAt,
    fact.closedAt,
    monthOf(fact.askedAt),
  ];
}

function toFact(row: Record<string, unknown>): Fact {
  return {
    id: row.id as string,
    conversationId: row.conversation_id as string,
    network: row.network as string,
    askedAt: row.asked_at as Date,
    lastContactAt: row.last_contact_at as Date,
    question: row.question as boolean | null,
    excludedReason: row.excluded_reason as ExclusionReason | null,
    answeredAt: row.answered_at as Date | null,
    clockMinutes: row.clock_minutes as number | null,
    openMinutes: row.open_minutes as number | null,
    withinNorm: row.within_norm as boolean | null,
    dueAt: row.due_at as Date | null,
    closedAt: row.closed_at as Date | null,
  };
}
