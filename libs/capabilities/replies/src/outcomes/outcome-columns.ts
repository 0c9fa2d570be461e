/** The first answer of ours in that conversation after answer `y`: what happens from then on is laid on that one. Of tenant `$1`. */
export const NEXT_ANSWER = `left join lateral (select min(o.sent_at) as at from app.reply o
  where o.tenant_id = $1 and o.conversation_id = y.conversation_id and o.part = 1 and o.sent_at > y.sent_at) as n on true`;

/** How many conversations were opened again after an answer `y`, by the citizen or by a colleague. */
export const REOPENED = `(count(distinct y.conversation_id) filter (where exists (
  select from app.conversation_event e
   where e.tenant_id = $1 and e.conversation_id = y.conversation_id and e.at > y.sent_at and (n.at is null or e.at < n.at)
     and (e.kind = 'REOPENED' or (e.kind = 'CLOSED' and exists (
       select from app.message m where m.tenant_id = $1 and m.conversation_id = y.conversation_id and m.direction = 'inbound'
         and m.at > e.at and (n.at is null or m.at < n.at)))))))::int as reopened`;

/** Answers that went out, each counted once however many posts it took. */
export const WENT_OUT = `y.tenant_id = $1 and y.state = 'SENT' and y.part = 1`;
