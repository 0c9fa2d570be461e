import type { Urgency } from '@samenspraak/language/time';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant's choices about holidays; at most one row per tenant. */
@Entity({ schema: 'app', name: 'calendar' })
export class CalendarEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', name: 'time_zone' })
  timeZone: string;

  @Column({ type: 'boolean', name: 'good_friday' })
  goodFriday: boolean;

  @Column({ type: 'text', name: 'liberation_day' })
  liberationDay: 'yearly' | 'lustrum' | 'never';

  @Column({ type: 'text', name: 'open_holidays', array: true })
  openHolidays: string[];

  /** Of a hundred questions that should get an answer. */
  @Column({ type: 'smallint', name: 'response_rate' })
  responseRate: number;

  @Column({ type: 'int' })
  version: number;
}

/** Open on a weekday (Monday is 1) between two minutes since midnight. */
@Entity({ schema: 'app', name: 'opening_block' })
export class OpeningBlockEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'smallint' })
  weekday: number;

  @Column({ type: 'smallint', name: 'from_minute' })
  fromMinute: number;

  @Column({ type: 'smallint', name: 'to_minute' })
  toMinute: number;
}

/** A day on which the tenant is closed although week and holidays say otherwise. */
@Entity({ schema: 'app', name: 'closing_day' })
export class ClosingDayEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** `2027-03-26`. */
  @Column({ type: 'date' })
  day: string;

  @Column({ type: 'text' })
  reason: string;
}

/** How soon a first answer must be there, in minutes of opening hours; network `*` stands for those without their own. */
@Entity({ schema: 'app', name: 'norm' })
export class NormEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  network: string;

  @Column({ type: 'text' })
  urgency: Urgency;

  @Column({ type: 'int', name: 'first_response_minutes' })
  firstResponseMinutes: number;
}

export const tenantsEntities: readonly Function[] = [CalendarEntity, OpeningBlockEntity, ClosingDayEntity, NormEntity];
