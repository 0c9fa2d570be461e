import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import type { NeighbourQuestion } from './question.js';

const COLUMNS = `n.id, n.from_member_id as "memberId", n.by_name as name, n.by_code as code, n.by_kind as kind, n.by_theme as theme, n.text, n.topic,
  n.asked_at as "askedAt", n.ends_at as "endsAt", n.state, n.answer, n.answered_at as "answeredAt"`;
const MOST = 100;

type Row = Omit<NeighbourQuestion, 'from'> & Omit<TenantView, 'id'> & { readonly memberId: string };

/** The questions that neighbours asked this tenant: its own copies. */
export class NeighbourQuestionRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What waits first, then the newest. */
  async list(): Promise<NeighbourQuestion[]> {
    const rows = await this.door.query<Row>(
      `select ${COLUMNS}, m.display_name as "answeredBy" from app.neighbour_question n
       left join app.membership m on m.tenant_id = $1 and m.id = n.answered_by
       where n.tenant_id = $1 order by (n.state = 'OPEN' and n.ends_at > now()) desc, n.asked_at desc, n.id desc limit ${MOST}`,
      [this.door.tenantId()],
    );
    return rows.map(toQuestion);
  }

  async lock(id: string): Promise<(NeighbourQuestion & { sourceId: string }) | undefined> {
    const rows = await this.door.query<Row & { sourceId: string }>(
      `select ${COLUMNS}, null as "answeredBy", n.source_id as "sourceId" from app.neighbour_question n where n.tenant_id = $1 and n.id = $2 for update`,
      [this.door.tenantId(), id],
    );
    return rows[0] && { ...toQuestion(rows[0]), sourceId: rows[0].sourceId };
  }

  async answer(id: string, text: string, membershipId: string, at: Date): Promise<void> {
    await this.door.query(
      `update app.neighbour_question n set state = 'ANSWERED', answer = $3, answered_by = $4, answered_at = $5 where n.tenant_id = $1 and n.id = $2`,
      [this.door.tenantId(), id, text, membershipId, at],
    );
  }

  /** @returns the id, or undefined when it is here already. */
  async insert(question: {
    sourceId: string;
    from: TenantView;
    text: string;
    topic: string;
    askedAt: Date;
    endsAt: Date;
  }): Promise<string | undefined> {
    const { from } = question;
    const rows = await this.door.query<{ id: string }>(
      `insert into app.neighbour_question (tenant_id, source_id, from_member_id, by_name, by_code, by_kind, by_theme, text, topic, asked_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (tenant_id, source_id) do nothing returning id`,
      [
        this.door.tenantId(),
        question.sourceId,
        from.id,
        from.name,
        from.code,
        from.kind,
        from.theme,
        question.text,
        question.topic,
        question.askedAt,
        question.endsAt,
      ],
    );
    return rows[0]?.id;
  }

  /** @returns the id of what was open. */
  async close(sourceId: string): Promise<string | undefined> {
    const rows = await this.door.query<{ id: string }>(
      `update app.neighbour_question n set state = 'CLOSED' where n.tenant_id = $1 and n.source_id = $2 and n.state = 'OPEN' returning n.id`,
      [this.door.tenantId(), sourceId],
    );
    return rows[0]?.id;
  }
}

function toQuestion({ memberId, name, code, kind, theme, ...row }: Row): NeighbourQuestion {
  const { id, text, topic, askedAt, endsAt, state, answer, answeredAt, answeredBy } = row;
  const from = { id: memberId, name, code, kind, theme };
  return { id, from, text, topic, askedAt, endsAt, state, answer, answeredAt, answeredBy };
}
