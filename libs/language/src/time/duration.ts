const units = { nl: { hour: 'u', minute: 'm' }, en: { hour: 'h', minute: 'm' } } as const;

/** Writes minutes as "2 u 14 m", rounded to whole minutes; more than nothing is never written as nothing. */
export function formatDuration(minutes: number, language: keyof typeof units = 'nl'): string {
  const { hour, minute } = units[language];
  if (minutes > 0 && minutes < 1) return `< 1 ${minute}`;
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  if (hours === 0) return `${whole} ${minute}`;
  return whole % 60 === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${whole % 60} ${minute}`;
}
