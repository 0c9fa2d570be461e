/** Choices for how long a stop holds, in hours; the last is a week. */
export const STOP_HOURS = [1, 4, 12, 24, 72, 168] as const;

export const untilOf = (hours: number, now: number) => new Date(now + hours * 3_600_000).toISOString();

/** Whether a stop holds at this moment. */
export const holdsNow = (stop: { liftedAt?: string | null; until: string }, now: number) =>
  stop.liftedAt == null && Date.parse(stop.until) > now;
