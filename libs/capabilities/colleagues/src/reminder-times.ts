import { addOpenMinutes } from '@samenspraak/language/time';
import type { TenantCalendars } from '@samenspraak/tenants';

export const DAY = 86_400_000;

/** When a colleague is reminded: once, half way, at a moment at which the tenant works. */
export class ReminderTimes {
  constructor(private readonly calendars: Pick<TenantCalendars, 'get'>) {}

  /** Null when the time is too short for one. */
  async after(askedAt: Date, answerDays: number): Promise<Date | null> {
    if (answerDays < 2) return null;
    const calendar = await this.calendars.get();
    const half = new Date(askedAt.getTime() + (answerDays * DAY) / 2);
    // A minute of work later is the first moment at which somebody is there.
    const at = addOpenMinutes(half, 1, calendar);
    return at.getTime() < askedAt.getTime() + answerDays * DAY ? at : null;
  }
}
