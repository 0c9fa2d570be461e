import type { TenantDoor } from '@samenspraak/platform/database';
import { HOLD_SECONDS, PRESENT_SECONDS, type Present, type PresenceDoing, type Screen } from './presence.js';

/** What a sign of life found and changed. */
export interface Beat {
  /** Whether the tenant has this conversation. */
  readonly known: boolean;
  /** Whether others see it differently now: somebody came, began or ended to type, or holds the answer. */
  readonly news: boolean;
  /** Where the screen was before, when that was elsewhere. */
  readonly left: string | null;
}

interface PresentRow {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly me: boolean;
  readonly typing: boolean;
  readonly since: Date;
  readonly holds: boolean;
}

/** Most screens of one person at a time; what comes on top is not shown. */
const MOST_SCREENS = 20;

// One statement, because each open screen sends it every ten seconds. Parts see what was there before it.
const BEAT = `with place as (select c.id from app.conversation c where c.tenant_id = $1 and c.id = $4),
  before as (select p.conversation_id, p.doing from app.presence p
    where p.tenant_id = $1 and p.membership_id = $2 and p.screen_id = $3 and p.until > now()),
  held as (select h.membership_id from app.answer_hold h where h.tenant_id = $1 and h.conversation_id = $4 and h.until > now()),
  seen as (insert into app.presence as p (tenant_id, membership_id, screen_id, conversation_id, doing, since, until)
    select $1, $2, $3, o.id, $5, now(), now() + make_interval(secs => ${PRESENT_SECONDS}) from place o
    where exists (select from before) or (select count(*) from app.presence s where s.tenant_id = $1 and s.membership_id = $2 and s.until > now()) < ${MOST_SCREENS}
    on conflict (tenant_id, membership_id, screen_id) do update set conversation_id = excluded.conversation_id, doing = excluded.doing, until = excluded.until,
      since = case when p.conversation_id = excluded.conversation_id and p.until > excluded.since then p.since else excluded.since end returning 1),
  hold as (insert into app.answer_hold as h (tenant_id, conversation_id, membership_id, since, until)
    select $1, o.id, $2, now(), now() + make_interval(secs => ${HOLD_SECONDS}) from place o where $5 = 'TYPING'
    on conflict (tenant_id, conversation_id) do update set membership_id = excluded.membership_id, until = excluded.until,
      since = case when h.membership_id = excluded.membership_id and h.until > excluded.since then h.since else excluded.since end
      where h.membership_id = excluded.membership_id or h.until <= excluded.since returning 1)
  select exists (select from place) as known, (select b.conversation_id from before b where b.conversation_id <> $4) as "left",
    (exists (select from seen) and not exists (select from before b where b.conversation_id = $4 and b.doing = $5))
      or (exists (select from hold) and not exists (select from held d where d.membership_id = $2)) as news`;

/** Reads and writes who is in a conversation; a row of the past counts as none. */
export class PresenceRepository {
  constructor(private readonly door: TenantDoor) {}

  /** A sign of life of a screen. Who types takes the answer when nobody holds it. */
  async beat(membershipId: string, screen: Screen, doing: PresenceDoing): Promise<Beat> {
    const values = [this.door.tenantId(), membershipId, screen.screenId, screen.conversationId, doing];
    return (await this.door.repeat<Beat>(BEAT, values))[0]!;
  }

  /** @returns the conversation that the screen was in, when it was in one. */
  async leave(membershipId: string, screenId: string): Promise<string | undefined> {
    const rows = await this.door.query<{ id: string; live: boolean }>(
      `delete from app.presence p where p.tenant_id = $1 and p.membership_id = $2 and p.screen_id = $3
       returning p.conversation_id as id, p.until > now() as live`,
      [this.door.tenantId(), membershipId, screenId],
    );
    return rows[0]?.live ? rows[0].id : undefined;
  }

  /** Throws away what crashed screens left behind. */
  async sweep(): Promise<void> {
    await this.door.query(`delete from app.presence p where p.tenant_id = $1 and p.until < now() - interval '1 hour'`, [
      this.door.tenantId(),
    ]);
  }

  /** Who is there now, the longest first: who has an open screen there, and who holds the answer. */
  async list(conversationId: string): Promise<Present[]> {
    const rows = await this.door.repeat<PresentRow>(
      `with here as (
         select p.membership_id, p.doing = 'TYPING' as typing, p.since, false as holds from app.presence p
           where p.tenant_id = $1 and p.conversation_id = $2 and p.until > now()
         union all select h.membership_id, false, h.since, true from app.answer_hold h
           where h.tenant_id = $1 and h.conversation_id = $2 and h.until > now())
       select m.id, m.display_name as "displayName", m.initials, m.principal_id = (select app.principal_id()) as me,
         bool_or(p.typing) as typing, min(p.since) as since, bool_or(p.holds) as holds
       from here p join app.membership m on m.tenant_id = $1 and m.id = p.membership_id
       where m.status = 'active' and m.valid_from <= now() and m.valid_until > now()
       group by m.tenant_id, m.id, m.display_name, m.initials, m.principal_id order by min(p.since), m.id limit 50`,
      [this.door.tenantId(), conversationId],
    );
    return rows.map(({ id, displayName, initials, me, typing, since, holds }) => ({
      colleague: { id, displayName, initials, me },
      doing: typing ? 'TYPING' : 'VIEWING',
      since,
      holds,
    }));
  }
}
