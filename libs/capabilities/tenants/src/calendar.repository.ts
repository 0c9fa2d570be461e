import type { TenantDoor } from '@samenspraak/platform/database';
import type { CalendarEntity, ClosingDayEntity, NormEntity, OpeningBlockEntity } from './calendar.entity.js';

/** What a tenant chose about its hours and norms, by the columns that are asked for. */
export interface CalendarRows {
  readonly choices: Pick<CalendarEntity, 'timeZone' | 'goodFriday' | 'liberationDay' | 'openHolidays'> | null;
  readonly blocks: readonly Pick<OpeningBlockEntity, 'weekday' | 'fromMinute' | 'toMinute'>[];
  readonly closed: readonly Pick<ClosingDayEntity, 'day'>[];
  readonly norms: readonly Pick<NormEntity, 'network' | 'firstResponseMinutes'>[];
}

/** Reads when the tenant of the running operation is open, and its norms. */
export class CalendarRepository {
  constructor(private readonly door: TenantDoor) {}

  /** All of it at once: every delivery asks for it. */
  async read(): Promise<CalendarRows> {
    const [row] = await this.door.repeat<CalendarRows>(
      `select
         (select jsonb_build_object('timeZone', c.time_zone, 'goodFriday', c.good_friday, 'liberationDay', c.liberation_day,
            'openHolidays', c.open_holidays) from app.calendar c where c.tenant_id = $1) as choices,
         (select coalesce(jsonb_agg(jsonb_build_object('weekday', b.weekday, 'fromMinute', b.from_minute, 'toMinute', b.to_minute)
            order by b.weekday, b.from_minute), '[]') from app.opening_block b where b.tenant_id = $1) as blocks,
         (select coalesce(jsonb_agg(jsonb_build_object('day', d.day)), '[]') from app.closing_day d where d.tenant_id = $1) as closed,
         (select coalesce(jsonb_agg(jsonb_build_object('network', n.network, 'firstResponseMinutes', n.first_response_minutes)), '[]')
            from app.norm n where n.tenant_id = $1) as norms`,
      [this.door.tenantId()],
    );
    return row!;
  }
}
