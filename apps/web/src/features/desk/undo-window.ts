const USUAL_MS = 5000;

/** How long the bar stands: what the server says, unless the two clocks disagree. */
export function undoWindow(
  undoUntil: string | null | undefined,
  now: number,
): { until: number; whole: number } | undefined {
  if (!undoUntil) return undefined;
  const left = Date.parse(undoUntil) - now;
  const whole = left > 0 && left <= 60_000 ? left : USUAL_MS;
  return { until: now + whole, whole };
}
