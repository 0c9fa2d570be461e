import { describe, expect, it } from 'vitest';
import { readEvents, type SseEvent } from './sse.js';

function bodyOf(chunks: readonly string[], end = true): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      if (end) controller.close();
    },
  });
}

async function read(body: ReadableStream<Uint8Array>, silenceMs = 1000): Promise<SseEvent[]> {
  const events: SseEvent[] = [];
  for await (const batch of readEvents(body, silenceMs)) events.push(...batch);
  return events;
}

describe('readEvents', () => {
  it('reads events over any division in chunks, and skips heartbeats', async () => {
    const text = ':)\n:thump\n\nevent: update\ndata: {"a":1}\n\n:thump\nevent: delete\ndata: 12\n\n';
    for (const size of [1, 2, 3, 7, 1000]) {
      const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
      expect(await read(bodyOf(chunks))).toEqual([
        { event: 'update', data: '{"a":1}' },
        { event: 'delete', data: '12' },
      ]);
    }
  });

  it('reads carriage returns and data of several lines', async () => {
    expect(await read(bodyOf(['event: x\r\ndata: a\r\ndata: b\r\n\r\n']))).toEqual([{ event: 'x', data: 'a\nb' }]);
  });

  it('ends when nothing comes any more', async () => {
    expect(await read(bodyOf(['event: x\ndata: a\n\n'], false), 50)).toHaveLength(1);
  });

  it('refuses an event without end', async () => {
    await expect(read(bodyOf(Array.from({ length: 40 }, () => 'x'.repeat(100_000))))).rejects.toMatchObject({
      failure: { kind: 'contract_violation' },
    });
  });
});
