/** How long a conversation was ours to handle, and how long the citizen had the word; whole minutes of the clock. */
export interface Work {
  /** Null while it is not closed. */
  readonly handledMinutes: number | null;
  readonly pausedMinutes: number;
}

/**
 * Handling time by the definitions of the figures, version 1: from the first message of the citizen until it was closed, and it stands still from
 * an answer to the citizen's next message.
 */
export function workIn(inbound: readonly Date[], outbound: readonly Date[], closedAt: Date | null): Work {
  const moments = [
    ...inbound.map((at) => ({ at: at.getTime(), ours: true })),
    ...outbound.map((at) => ({ at: at.getTime(), ours: false })),
  ].sort((a, b) => a.at - b.at);
  const first = moments.findIndex(({ ours }) => ours);
  const end = closedAt?.getTime() ?? moments.at(-1)?.at ?? 0;
  let [handled, paused] = [0, 0];
  if (first >= 0) {
    for (const [n, { at, ours }] of moments.slice(first).entries()) {
      const next = Math.min(moments[first + n + 1]?.at ?? end, end);
      if (ours) handled += Math.max(0, next - at);
      else paused += Math.max(0, next - at);
    }
  }
  const minutes = (ms: number) => Math.round(ms / 60_000);
  return { handledMinutes: closedAt ? minutes(handled) : null, pausedMinutes: minutes(paused) };
}
