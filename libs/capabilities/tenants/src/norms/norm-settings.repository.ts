import type { TenantDoor } from '@samenspraak/platform/database';
import type { CalendarRows } from '../calendar.repository.js';

/** What became of a version of the settings. */
export interface Applied {
  readonly version: number;
  readonly count: number;
  readonly at: Date;
}

/** Keeps a tenant's hours and norms. */
export class NormSettingsRepository {
  constructor(private readonly door: TenantDoor) {}

  async findApplied(): Promise<Applied | null> {
    const [row] = await this.door.query<{ version: number | null; count: number; at: Date }>(
      'select c.applied_version as version, c.applied_count as count, c.applied_at as at from app.calendar c where c.tenant_id = $1',
      [this.door.tenantId()],
    );
    return row && row.version !== null ? { version: row.version, count: row.count, at: row.at } : null;
  }

  /** Replaces all of it at once. @returns its id, or undefined when somebody else saved since this version */
  async replace(rows: CalendarRows, version: number): Promise<string | undefined> {
    const { goodFriday, liberationDay, openHolidays, responseRate } = rows.choices!;
    const [kept] = await this.door.query<{ id: string }>(
      `insert into app.calendar as c (tenant_id, good_friday, liberation_day, open_holidays, response_rate)
       select $1, $2, $3, $4, $5 where $6 = 0 or exists (select from app.calendar k where k.tenant_id = $1)
       on conflict (tenant_id) do update set good_friday = excluded.good_friday, liberation_day = excluded.liberation_day,
         open_holidays = excluded.open_holidays, response_rate = excluded.response_rate, version = c.version + 1
       where c.version = $6 returning c.id`,
      [this.door.tenantId(), goodFriday, liberationDay, openHolidays, responseRate, version],
    );
    if (!kept) return undefined;
    await this.replaceParts(rows);
    return kept.id;
  }

  private async replaceParts({ blocks, closed, norms }: CalendarRows): Promise<void> {
    const tenant = this.door.tenantId();
    for (const table of ['opening_block', 'closing_day', 'norm'])
      await this.door.query(`delete from app.${table} t where t.tenant_id = $1`, [tenant]);
    await this.door.query(
      `insert into app.opening_block (tenant_id, weekday, from_minute, to_minute)
       select $1, u.* from unnest($2::smallint[], $3::smallint[], $4::smallint[]) as u`,
      [
        tenant,
        blocks.map((one) => one.weekday),
        blocks.map((one) => one.fromMinute),
        blocks.map((one) => one.toMinute),
      ],
    );
    await this.door.query(
      'insert into app.closing_day (tenant_id, day, reason) select $1, u.* from unnest($2::date[], $3::text[]) as u',
      [tenant, closed.map((one) => one.day), closed.map((one) => one.reason)],
    );
    await this.door.query(
      `insert into app.norm (tenant_id, network, urgency, first_response_minutes)
       select $1, u.* from unnest($2::text[], $3::text[], $4::int[]) as u`,
      [tenant, norms.map((one) => one.network), norms.map((one) => one.urgency), norms.map((one) => one.minutes)],
    );
  }
}
