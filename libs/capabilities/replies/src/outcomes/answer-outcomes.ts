import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import { replyPermissions } from '../replies.permissions.js';
import { NEXT_ANSWER, REOPENED, WENT_OUT } from './outcome-columns.js';

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

/** Whole days, so that who asks twice a day reads about the same time. */
export const sinceOf = (clock: Clock) => new Date((Math.floor(clock.now().getTime() / DAY_MS) - DAYS) * DAY_MS);

/** Advice to whoever keeps a text, about its own tenant; no other tenant is in it. */
export class AnswerOutcomes {
  constructor(
    private readonly door: TenantDoor,
    private readonly clock: Clock,
  ) {}

  async of(answerId: string): Promise<AnswerOutcome> {
    await this.door.require(replyPermissions.read);
    const since = sinceOf(this.clock);
    if (!isId(answerId)) return { since, sent: 0, editedPercent: 0, reopened: 0 };
    const [row] = await this.door.query<Omit<AnswerOutcome, 'since'> & Record<string, unknown>>(
      `select count(*)::int as sent, coalesce(round(avg(y.edited_percent)), 0)::int as "editedPercent", ${REOPENED}
       from app.reply y ${NEXT_ANSWER} where ${WENT_OUT} and y.answer_id = $2 and y.sent_at >= $3`,
      [this.door.tenantId(), answerId, since],
    );
    return { since, ...row! };
  }
}
