import { ConnectorFailure } from '@samenspraak/connector-contract';

export interface SseEvent {
  readonly event: string;
  readonly data: string;
}

const LONGEST_EVENT = 2 * 1024 * 1024;

/** Characters of what has come already that one batch takes. */
const MOST_GATHERED = 512 * 1024;

/**
 * Reads server-sent events as they come: a batch is all that is there when it is asked for. Ends when the stream does, also when nothing at all came
 * for `silenceMs`: Mastodon sends a heartbeat every fifteen seconds.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<readonly SseEvent[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const read = () => {
    const next = reader.read();
    // It may break while nobody waits for it; whoever waits next hears of it.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = read(); ;) {
      const chunk = await within(silenceMs, next);
      if (!chunk || chunk.done) return;
      rest += decoder.decode(chunk.value, { stream: true });
      next = read();
      while (rest.length < MOST_GATHERED) {
        const more = await Promise.race([next, nextTurn()]).catch(() => undefined);
        if (!more || more.done) break;
        rest += decoder.decode(more.value, { stream: true });
        next = read();
      }
      const blocks = rest.split(/\r?\n\r?\n/u);
      rest = blocks.pop() ?? '';
      if (rest.length > LONGEST_EVENT) throw new ConnectorFailure({ kind: 'contract_violation' }, 'stream');
      const events = blocks.map(eventOf).filter((event) => event !== undefined);
      if (events.length > 0) yield events;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const nextTurn = () => new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)));

async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function eventOf(block: string): SseEvent | undefined {
  let event = '';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/u)) {
    const [, field, value = ''] = /^(event|data):[ ]?(.*)$/su.exec(line) ?? [];
    if (field === 'event') event = value.trim();
    else if (field === 'data') data.push(value);
  }
  return event === '' ? undefined : { event, data: data.join('\n') };
}
