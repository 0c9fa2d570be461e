/** Minutes since midnight as a clock writes them: 510 is "08:30". */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Every half hour of a day, and the minute that is chosen already. A list, because a time field may speak American. */
export function halfHours(chosen: number): number[] {
  const all = new Set([...Array.from({ length: 48 }, (_, index) => index * 30), chosen]);
  return [...all].sort((a, b) => a - b);
}
