import { describe, expect, test, vi } from 'vitest';
import { LiveFeed } from './live-feed.js';

const notice = (tenant: string, kind: string, ...ids: string[]) => JSON.stringify({ t: tenant, k: kind, i: ids });

describe('the live feed', () => {
  test('a change reaches the screens of its tenant and nobody else', async () => {
    const feed = new LiveFeed();
    const mine = feed.open('north');
    const theirs = feed.open('south');
    feed.receive(notice('north', 'CONVERSATION', '1'));
    expect(await mine.next()).toEqual({ done: false, value: { changes: { kind: 'CONVERSATION', ids: ['1'] } } });
    theirs.close();
    expect((await theirs.next()).done).toBe(true);
  });

  test('many changes of one kind in a short time become one frame without repeats', async () => {
    vi.useFakeTimers();
    const feed = new LiveFeed();
    const stream = feed.open('north');
    for (const id of ['1', '2', '1', '3']) feed.receive(notice('north', 'REPLY', id));
    const next = stream.next();
    await vi.advanceTimersByTimeAsync(60);
    expect((await next).value.changes).toEqual({ kind: 'REPLY', ids: ['1', '2', '3'] });
    vi.useRealTimers();
  });

  test('after a gap every screen is told to look again', async () => {
    const feed = new LiveFeed();
    const stream = feed.open('north');
    feed.gap();
    expect((await stream.next()).value.changes).toEqual({ kind: 'CONVERSATION', ids: [] });
  });

  test('of a flood every change is told, a frame at a time', async () => {
    vi.useFakeTimers();
    const feed = new LiveFeed();
    const stream = feed.open('north');
    const ids = Array.from({ length: 450 }, (_, n) => String(n));
    feed.receive(notice('north', 'CONVERSATION', ...ids));
    feed.receive(notice('north', 'REPLY', 'a'));
    const frames: unknown[] = [];
    void (async () => {
      for await (const { changes } of stream) frames.push(...(changes.kind === 'REPLY' ? ['reply'] : changes.ids));
    })();
    await vi.advanceTimersByTimeAsync(60);
    expect(frames).toEqual([...ids, 'reply']);
    vi.useRealTimers();
  });

  test('who takes nothing for too long is told that everything may have changed', async () => {
    const feed = new LiveFeed();
    const stream = feed.open('north');
    for (let n = 0; n < 6_000; n += 150)
      feed.receive(notice('north', 'REPLY', ...Array.from({ length: 150 }, (_, at) => String(n + at))));
    expect((await stream.next()).value.changes).toEqual({ kind: 'REPLY', ids: [] });
  });

  test('a gap is not hidden by a change that is known', async () => {
    const feed = new LiveFeed();
    const stream = feed.open('north');
    feed.receive(notice('north', 'CONVERSATION', '1'));
    feed.gap();
    feed.receive(notice('north', 'CONVERSATION', '2'));
    expect((await stream.next()).value.changes).toEqual({ kind: 'CONVERSATION', ids: [] });
  });

  test.each(['', 'null', '{', '{"t":1,"k":"X","i":[]}', '{"t":"north"}'])(
    'a notice %j that is none changes nothing',
    (text) => {
      const feed = new LiveFeed();
      feed.open('north');
      expect(() => feed.receive(text)).not.toThrow();
    },
  );

  test('a closed stream is forgotten and ends its reader', async () => {
    const feed = new LiveFeed();
    const stream = feed.open('north');
    const waiting = stream.next();
    stream.close();
    expect((await waiting).done).toBe(true);
    expect(feed.listeners).toBe(0);
  });
});
