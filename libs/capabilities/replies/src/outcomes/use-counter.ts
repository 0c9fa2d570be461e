import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';
import { NEXT_ANSWER, REOPENED, WENT_OUT } from './outcome-columns.js';

/** In the first three days of a month a tenant counts, once, what came in the month before of the texts that it uses of neighbours. */
export class UseCounter {
  constructor(
    private readonly door: TenantDoor,
    private readonly clock: Clock,
  ) {}

  count(tenantId: string): Promise<void> {
    return asWorker(this.door, tenantId, 'library.figures', async () => {
      const [month] = await this.door.query<{ from: Date; until: Date; name: string; open: boolean }>(
        `select m.first at time zone 'Europe/Amsterdam' as "from", (m.first + interval '1 month') at time zone 'Europe/Amsterdam' as until,
           to_char(m.first, 'YYYY-MM') as name, $1::timestamptz at time zone 'Europe/Amsterdam' < m.first + interval '1 month 3 days' as open
         from (select date_trunc('month', $1::timestamptz at time zone 'Europe/Amsterdam') - interval '1 month' as first) m`,
        [this.clock.now()],
      );
      if (!month?.open) return;
      await this.door.query(
        `insert into app.text_use (tenant_id, item_id, month, named, sent, edited_total, reopened)
         select $1, t.answer_id, $2, exists (select from app.figures_consent g where g.tenant_id = $1), t.sent, t.edited, t.reopened
         from (select y.answer_id, count(*)::int as sent, coalesce(sum(y.edited_percent), 0)::int as edited, ${REOPENED}
           from app.reply y ${NEXT_ANSWER}
           where ${WENT_OUT} and y.sent_at >= $3 and y.sent_at < $4
             and exists (select from app.adoption d where d.tenant_id = $1 and d.item_id = y.answer_id)
           group by y.answer_id) t
         on conflict (tenant_id, item_id, month) do nothing returning item_id`,
        [this.door.tenantId(), month.name, month.from, month.until],
      );
    });
  }
}
