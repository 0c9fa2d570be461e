export interface SnoozeTime {
  word: 'hour' | 'afternoon' | 'tomorrow' | 'monday';
  until: Date;
}

/** Moments that people mean when they say later; only those that are still to come. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const at = (days: number, hour: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(hour, 0, 0, 0);
    return day;
  };
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const times: SnoozeTime[] = [
    { word: 'hour', until: new Date(now.getTime() + 60 * 60 * 1000) },
    { word: 'afternoon', until: at(0, 15) },
    { word: 'tomorrow', until: at(1, 9) },
    { word: 'monday', until: at(toMonday, 9) },
  ];
  return times.filter(({ until }) => until > now);
}
