import { instantOf, localTimeOf } from '@samenspraak/language/time';
import type { NoticeSettings } from './notice.js';

const ZONE = 'Europe/Amsterdam';

/** When a mail may go that is ready at this moment: now, or when the quiet hours end. */
export function mailMoment(now: Date, { quietFrom, quietUntil }: NoticeSettings): Date {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return now;
  const { day, minute } = localTimeOf(now, ZONE);
  const overnight = quietFrom > quietUntil;
  const quiet = overnight ? minute >= quietFrom || minute < quietUntil : minute >= quietFrom && minute < quietUntil;
  if (!quiet) return now;
  const end = instantOf(overnight && minute >= quietFrom ? day + 1 : day, quietUntil, ZONE);
  // An hour that comes twice ends at its first end; in the second the clock says that it is quiet still.
  return end > now.getTime() ? new Date(end) : now;
}

/** When the next digest goes, and the day by which it is called. Not in quiet hours: then at their end. */
export function digestMoment(now: Date, settings: NoticeSettings): { readonly at: Date; readonly day: number } {
  const { day } = localTimeOf(now, ZONE);
  const today = instantOf(day, settings.digestMinute, ZONE);
  const next = today > now.getTime() ? day : day + 1;
  return { day: next, at: mailMoment(new Date(instantOf(next, settings.digestMinute, ZONE)), settings) };
}
