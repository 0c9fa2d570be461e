import { describe, expect, it } from 'vitest';
import { indexedAt, readNewestFirst, type Mark } from './newest-first.js';

const MINUTE = 60_000;
const start = Date.UTC(2026, 10, 26, 9);

/** A list like the network's: newest first, by pages of ten. */
class List {
  private items: { uri: string; indexedAt: string }[] = [];
  pages = 0;

  add(uri: string, minute: number): void {
    this.items.push({ uri, indexedAt: new Date(start + minute * MINUTE).toISOString() });
    this.items.sort((a, b) => (a.indexedAt < b.indexedAt ? 1 : -1));
  }

  remove(uri: string): void {
    this.items = this.items.filter((item) => item.uri !== uri);
  }

  async read(from: Mark | null): Promise<{ uris: string[]; mark: Mark; more: boolean }> {
    const page = async (cursor: string | undefined) => {
      this.pages += 1;
      const at = Number(cursor ?? 0);
      const items = this.items.slice(at, at + 10);
      return { items, cursor: at + 10 < this.items.length ? String(at + 10) : undefined };
    };
    const { items, mark, more } = await readNewestFirst(page, from, indexedAt);
    return { uris: items.map((item) => (item as { uri: string }).uri), mark, more };
  }
}

describe('reading a list that begins at the newest', () => {
  it('begins with the newest page, oldest first, and gives each item once', async () => {
    const list = new List();
    for (let n = 0; n < 25; n += 1) list.add(`p${n}`, n * 10);
    const first = await list.read(null);
    expect(first.uris).toEqual(Array.from({ length: 10 }, (_, n) => `p${15 + n}`));
    list.add('later', 260);
    const next = await list.read(first.mark);
    expect(next.uris).toEqual(['later']);
    expect((await list.read(next.mark)).uris).toEqual([]);
  });

  it('hears what comes in behind what was read, because its author dates it earlier', async () => {
    const list = new List();
    for (let n = 0; n < 5; n += 1) list.add(`p${n}`, n * 10);
    const { mark } = await list.read(null);
    list.add('slow clock', 15);
    expect((await list.read(mark)).uris).toEqual(['slow clock']);
  });

  it('does not take an old item for a new one when another above it goes', async () => {
    const list = new List();
    list.add('of last month', -40 * 24 * 60);
    for (let n = 0; n < 10; n += 1) list.add(`p${n}`, n);
    const { mark } = await list.read(null);
    list.remove('p4');
    expect((await list.read(mark)).uris).toEqual([]);
  });

  it('reads a long absence in parts, and misses nothing that comes meanwhile', async () => {
    const list = new List();
    list.add('known', 0);
    let { mark } = await list.read(null);
    for (let n = 1; n <= 250; n += 1) list.add(`p${n}`, n * 100);
    const heard = new Set<string>();
    let more = true;
    for (let round = 0; more; round += 1) {
      const part = await list.read(mark);
      for (const uri of part.uris) heard.add(uri);
      ({ mark, more } = part);
      if (round === 0) list.add('meanwhile', 25_001);
      expect(round).toBeLessThan(6);
    }
    for (const uri of (await list.read(mark)).uris) heard.add(uri);
    expect(heard.size).toBe(251);
    expect(heard.has('p1') && heard.has('meanwhile')).toBe(true);
  });

  it('keeps its mark small, whatever goes by', async () => {
    const list = new List();
    for (let n = 0; n < 3_000; n += 1) list.add(`p${n}`, n / 60);
    const { mark } = await list.read(null);
    expect(JSON.stringify((await list.read(mark)).mark).length).toBeLessThan(20_000);
  });
});
