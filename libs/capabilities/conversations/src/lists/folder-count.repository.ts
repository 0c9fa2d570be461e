import type { TenantDoor } from '@samenspraak/platform/database';

export interface FolderCounts {
  readonly team: number;
  readonly mine: number;
  readonly free: number;
  readonly waiting: number;
}

/** Exact at the moment of the statement: what was tallied, and what slept until a moment ago and was not woken yet. */
export const FOLDER_COUNTS = `with tally as (
    select coalesce(sum(t.n) filter (where t.state = 1), 0) as team, coalesce(sum(t.n) filter (where t.state = 1 and t.assignee_id = $2), 0) as mine,
      coalesce(sum(t.n) filter (where t.state = 1 and t.assignee_id is null), 0) as free, coalesce(sum(t.n) filter (where t.state > 1), 0) as waiting
    from app.folder_tally t where t.tenant_id = $1),
  awake as (
    select count(*) as team, count(*) filter (where c.assignee_id = $2) as mine, count(*) filter (where c.assignee_id is null) as free
    from app.conversation c where c.tenant_id = $1 and c.status = 'open' and c.snoozed_until is not null and c.snoozed_until <= now())
  select (t.team + a.team)::int as team, (t.mine + a.mine)::int as mine, (t.free + a.free)::int as free, (t.waiting - a.team)::int as waiting
  from tally t cross join awake a`;

/** Says how many conversations the folders hold, without counting them. */
export class FolderCountRepository {
  constructor(private readonly door: TenantDoor) {}

  async count(member: string): Promise<FolderCounts> {
    const [row] = await this.door.repeat<FolderCounts>(FOLDER_COUNTS, [this.door.tenantId(), member]);
    return row!;
  }
}
