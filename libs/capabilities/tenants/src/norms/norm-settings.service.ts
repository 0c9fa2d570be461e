import {
  addOpenMinutes,
  dateOf,
  type Holiday,
  holidaysOf,
  localTimeOf,
  normFor,
  officeHours,
  openingsBetween,
  urgencies,
  type Urgency,
} from '@samenspraak/language/time';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Outbox } from '@samenspraak/platform/queue';
import type { CalendarRepository } from '../calendar.repository.js';
import { calendarOf, DEFAULT_RESPONSE_RATE } from '../tenant-calendars.js';
import { settingsChanged } from '../tenants.errors.js';
import { tenantPermissions } from '../tenants.permissions.js';
import { checkSettings, rowsOf, type KeptNormSettings, type NormSettings } from './norm-settings.js';
import type { NormSettingsRepository } from './norm-settings.repository.js';

/** Rung when open deadlines must be made anew; the conversations answer it. */
export const NORM_TOPIC = 'norm.apply';
/** A message that was coming in while somebody saved may have been given the old norm; by then it is in. */
const LATE_MS = 60_000;
const DAY = 86_400_000;
const DAYS_BACK = 14;
const DAYS_AHEAD = 35;

export type Preview = Readonly<Record<Urgency, { readonly minutes: number; readonly dueAt: Date }>>;

/** The tenant's hours and norms: one version at a time, checked as a whole; a change makes all open deadlines anew. */
export class NormSettingsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly calendars: CalendarRepository,
    private readonly kept: NormSettingsRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<KeptNormSettings> {
    await this.door.require(tenantPermissions.read);
    const { choices, blocks, closed, norms } = await this.calendars.read();
    const week = blocks.length > 0 ? blocks : officeWeek;
    return {
      blocks: week,
      goodFriday: choices?.goodFriday ?? officeHours.holidays.goodFriday,
      liberationDay: choices?.liberationDay ?? officeHours.holidays.liberationDay,
      openHolidays: (choices?.openHolidays ?? []) as Holiday[],
      closingDays: closed,
      norms,
      responseRate: choices?.responseRate ?? DEFAULT_RESPONSE_RATE,
      version: choices?.version ?? 0,
      applied: await this.kept.findApplied(),
    };
  }

  /** When the tenant is open around now: what a screen needs to say how long is left in opening hours. */
  async openings(): Promise<{ from: Date; to: Date }[]> {
    await this.door.require(tenantPermissions.read);
    const now = this.clock.now().getTime();
    const [from, to] = [new Date(now - DAYS_BACK * DAY), new Date(now + DAYS_AHEAD * DAY)];
    const calendar = calendarOf(await this.calendars.read());
    return openingsBetween(from, to, calendar).map((part) => ({ from: new Date(part.from), to: new Date(part.to) }));
  }

  /** When each holiday comes next, whether or not this tenant is closed on it. */
  comingHolidays(): { holiday: Holiday; date: string }[] {
    const today = dateOf(localTimeOf(this.clock.now(), officeHours.timeZone).day);
    const year = Number(today.slice(0, 4));
    const coming = [...holidaysOf(year), ...holidaysOf(year + 1)].filter(({ date }) => date >= today);
    return coming.filter(({ holiday }, at) => coming.findIndex((one) => one.holiday === holiday) === at);
  }

  /** When a message of a moment would have to be answered by these settings, which nobody saved yet. */
  async preview(settings: NormSettings, network: string, at: Date): Promise<Preview> {
    await this.door.require(tenantPermissions.configure);
    checkSettings(settings);
    const calendar = calendarOf(rowsOf(settings));
    const answers = urgencies.map((urgency) => {
      const minutes = normFor(settings.norms, network, urgency);
      return [urgency, { minutes, dueAt: addOpenMinutes(at, minutes, calendar) }] as const;
    });
    return Object.fromEntries(answers) as unknown as Preview;
  }

  /** @throws DomainError TENANTS_SETTINGS_CHANGED when somebody else saved since */
  async save(input: { expectedTenantId: string; version: number; settings: NormSettings }): Promise<KeptNormSettings> {
    await this.door.require(tenantPermissions.configure);
    expectTenant(this.door, input.expectedTenantId);
    checkSettings(input.settings);
    const id = await this.kept.replace(rowsOf(input.settings), input.version);
    if (!id) throw settingsChanged();
    const { blocks, closingDays, norms, responseRate } = input.settings;
    await this.audit.record({
      action: 'norm.save',
      objectType: 'calendar',
      objectId: id,
      outcome: 'done',
      details: { blocks: blocks.length, closingDays: closingDays.length, norms: norms.length, responseRate },
    });
    await this.outbox.ring(NORM_TOPIC, id);
    await this.outbox.ring(NORM_TOPIC, id, new Date(this.clock.now().getTime() + LATE_MS));
    return this.get();
  }
}

const officeWeek = Object.entries(officeHours.week).flatMap(([weekday, blocks]) =>
  blocks.map(({ from, to }) => ({ weekday: Number(weekday), fromMinute: from, toMinute: to })),
);
