import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import { replyPermissions } from '../replies.permissions.js';

/** What came of the answers of this tenant that went out with one text, in the last 90 days. */
export interface AnswerOutcome {
  readonly since: Date;
  readonly sent: number;
  /** How much of the text was other words, on average; 0 where nothing went out. */
  readonly editedPercent: number;
  /** Conversations that were opened again after such an answer, by the citizen or by a colleague, before another answer of ours. */
  readonly reopened: number;
}

const DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/** Advice to whoever keeps a text, about its own tenant; no other tenant is in it. */
export class AnswerOutcomes {
  constructor(
    private readonly door: TenantDoor,
    private readonly clock: Clock,
  ) {}

  async of(answerId: string): Promise<AnswerOutcome> {
    await this.door.require(replyPermissions.read);
    // Whole days, so that who asks twice a day reads about the same time.
    const since = new Date((Math.floor(this.clock.now().getTime() / DAY_MS) - DAYS) * DAY_MS);
    if (!isId(answerId)) return { since, sent: 0, editedPercent: 0, reopened: 0 };
    const [row] = await this.door.query<Omit<AnswerOutcome, 'since'> & Record<string, unknown>>(
      `select count(*)::int as sent, coalesce(round(avg(y.edited_percent)), 0)::int as "editedPercent",
         (count(distinct y.conversation_id) filter (where exists (
           select from app.conversation_event e
            where e.tenant_id = $1 and e.conversation_id = y.conversation_id and e.at > y.sent_at and (n.at is null or e.at < n.at)
              and (e.kind = 'REOPENED' or (e.kind = 'CLOSED' and exists (
                select from app.message m where m.tenant_id = $1 and m.conversation_id = y.conversation_id and m.direction = 'inbound'
                  and m.at > e.at and (n.at is null or m.at < n.at)))))))::int as reopened
       from app.reply y
       left join lateral (select min(o.sent_at) as at from app.reply o
         where o.tenant_id = $1 and o.conversation_id = y.conversation_id and o.part = 1 and o.sent_at > y.sent_at) as n on true
       where y.tenant_id = $1 and y.answer_id = $2 and y.state = 'SENT' and y.part = 1 and y.sent_at >= $3`,
      [this.door.tenantId(), answerId, since],
    );
    return { since, ...row! };
  }
}
