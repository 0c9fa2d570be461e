import { tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

/** Lets the makers of texts see its figures by name; five others of the most used text are left to stand together. */
const CONSENTING = ['PUR'];

/** What each neighbour counted of the texts that it uses, for every month that is over, and who consents to be named. */
export async function seedTextFigures(database: SeedRepository, since: Date, now: Date): Promise<void> {
  await database.query(
    `insert into app.figures_consent (tenant_id, given_by, given_at)
     select distinct on (m.tenant_id) m.tenant_id, m.principal_id, $2::timestamptz from app.membership m
      where m.tenant_id = any ($1::uuid[]) and m.roles && '{coordinator,tenant_admin}' order by m.tenant_id, m.id`,
    [CONSENTING.map(tenantId), since],
  );
  await database.query(
    `insert into app.text_use (tenant_id, item_id, month, named, sent, edited_total, reopened, counted_at)
     select y.tenant_id, y.answer_id, to_char(x.first, 'YYYY-MM'), exists (select from app.figures_consent g where g.tenant_id = y.tenant_id),
       count(*), coalesce(sum(y.edited_percent), 0), 0, (x.first + interval '1 month 1 day') at time zone 'Europe/Amsterdam'
     from app.reply y join app.adoption d on d.tenant_id = y.tenant_id and d.item_id = y.answer_id
       cross join lateral (select date_trunc('month', y.sent_at at time zone 'Europe/Amsterdam') as first) x
     where y.state = 'SENT' and y.part = 1 and (x.first + interval '1 month 3 days') at time zone 'Europe/Amsterdam' <= $1
     group by y.tenant_id, y.answer_id, x.first`,
    [now],
  );
}
