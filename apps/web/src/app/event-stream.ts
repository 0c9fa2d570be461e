/** One frame of text/event-stream. */
export interface Frame {
  event: string;
  data: string;
}

/** Takes the whole frames off a growing text and gives back what is left. Comments (keep-alive) yield nothing. */
export function takeFrames(text: string): { frames: Frame[]; rest: string } {
  const parts = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = parts.pop() ?? '';
  const frames: Frame[] = [];
  for (const part of parts) {
    let event = 'message';
    const data: string[] = [];
    for (const line of part.split('\n')) {
      if (line.startsWith('event:')) event = line.slice(6).trim();
      else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    }
    if (data.length > 0 || event !== 'message') frames.push({ event, data: data.join('\n') });
  }
  return { frames, rest };
}

/** Milliseconds before try number `attempt` (from 0): doubling from half a second to twenty, spread so that all do not come at once. */
export function waitBefore(attempt: number, random: number): number {
  const full = Math.min(20_000, 500 * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * random);
}
