/** Minutes as "38 m" or "52 u 14 m": a day of opening hours is not one of 24. The letters come from the catalogue. */
export function hoursText(minutes: number, letters: { hour: string; minute: string }): string {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return `${whole} ${letters.minute}`;
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0
    ? `${hours} ${letters.hour}`
    : `${hours} ${letters.hour} ${String(rest).padStart(2, '0')} ${letters.minute}`;
}

/** Minutes as people read them: "38 m", "2 u 14 m", "1 d 3 u". */
export function durationText(minutes: number, letters: { day: string; hour: string; minute: string }): string {
  const hours = Math.floor(Math.max(0, Math.round(minutes)) / 60);
  if (hours < 48) return hoursText(minutes, letters);
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} ${letters.day}` : `${days} ${letters.day} ${hours % 24} ${letters.hour}`;
}
