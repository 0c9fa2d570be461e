import type { NormRule } from '@samenspraak/language/time';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { CalendarEntity, ClosingDayEntity, OpeningBlockEntity } from './calendar.entity.js';

/** What a tenant chose about its hours and norms, by the columns that are asked for. */
export interface CalendarRows {
  readonly choices: Pick<
    CalendarEntity,
    'timeZone' | 'goodFriday' | 'liberationDay' | 'openHolidays' | 'responseRate' | 'version'
  > | null;
  readonly blocks: readonly Pick<OpeningBlockEntity, 'weekday' | 'fromMinute' | 'toMinute'>[];
  readonly closed: readonly Pick<ClosingDayEntity, 'day' | 'reason'>[];
  readonly norms: readonly NormRule[];
}

/** Reads when the tenant of the running operation is open, and its norms; keeps which version the deadlines are of. */
export class CalendarRepository {
  constructor(private readonly door: TenantDoor) {}

  /** All of it at once: every delivery asks for it. */
  async read(): Promise<CalendarRows> {
    const [row] = await this.door.repeat<CalendarRows>(
      `select
         (select jsonb_build_object('timeZone', c.time_zone, 'goodFriday', c.good_friday, 'liberationDay', c.liberation_day,
            'openHolidays', c.open_holidays, 'responseRate', c.response_rate, 'version', c.version) from app.calendar c where c.tenant_id = $1) as choices,
         (select coalesce(jsonb_agg(jsonb_build_object('weekday', b.weekday, 'fromMinute', b.from_minute, 'toMinute', b.to_minute)
            order by b.weekday, b.from_minute), '[]') from app.opening_block b where b.tenant_id = $1) as blocks,
         (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'reason', d.reason) order by d.day), '[]') from app.closing_day d where d.tenant_id = $1) as closed,
         (select coalesce(jsonb_agg(jsonb_build_object('network', n.network, 'urgency', n.urgency, 'minutes', n.first_response_minutes)
            order by n.network, n.urgency), '[]')
            from app.norm n where n.tenant_id = $1) as norms`,
      [this.door.tenantId()],
    );
    return row!;
  }

  /** A second round over the same version adds what it moved. */
  async markApplied(version: number, moved: number): Promise<void> {
    await this.door.query(
      `update app.calendar c set applied_version = $2, applied_at = now(),
         applied_count = case when c.applied_version = $2 then c.applied_count + $3 else $3 end
       where c.tenant_id = $1`,
      [this.door.tenantId(), version, moved],
    );
  }
}
