import { councils } from '../content/participants.js';
import { tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

const DAY = 86_400_000;

/** One conversation of each council in which something was promised for the next day, with a tag. */
export async function seedPromises(database: SeedRepository, now: Date): Promise<void> {
  for (const { code } of councils) {
    await database.query(
      `with one as (
         select c.tenant_id, c.id, coalesce(c.assignee_id, (select m.id from app.membership m
           where m.tenant_id = c.tenant_id and 'agent' = any (m.roles) order by m.id limit 1)) as member
         from app.conversation c where c.tenant_id = $1 and c.status = 'waiting' and c.snoozed_until is null order by c.last_inbound_at desc, c.id limit 1
       ), promised as (
         insert into app.follow_up (tenant_id, conversation_id, promise, due_at, promised_by, at)
         select tenant_id, id, 'Demo: laten weten wat de afdeling heeft uitgezocht', $2, member, $3 from one where member is not null
         returning tenant_id, conversation_id, due_at
       ), tagged as (
         insert into app.conversation_tag (tenant_id, conversation_id, tag_id, at)
         select p.tenant_id, p.conversation_id, t.id, $3 from promised p
         join app.tag t on t.tenant_id = p.tenant_id and t.name = 'terugbellen'
       )
       update app.conversation c set follow_up_at = p.due_at from promised p where c.tenant_id = p.tenant_id and c.id = p.conversation_id`,
      [tenantId(code), new Date(now.getTime() + DAY), now],
    );
  }
}
