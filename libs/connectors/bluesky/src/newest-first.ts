import { createHash } from 'node:crypto';
import { z } from 'zod';

// What is listed by the moment its author claims may come in behind what was read already.
const OVERLAP_MS = 3600_000;
const FIRST_PAGE_REACH_MS = 24 * 3600_000;
const MOST_PAGES = 10;
const MOST_REMEMBERED = 1000;

const top = { until: z.number().int(), recent: z.array(z.string().max(16)).max(MOST_REMEMBERED) };

/** How far a list that begins at the newest was read. */
export const mark = z.object({
  /** The newest moment seen. */
  ...top,
  /** Where the reading goes on below, and what the mark becomes when it reaches the former one. */
  rest: z.object({ cursor: z.string().max(1000), ...top }).optional(),
});

export type Mark = z.output<typeof mark>;

export interface ListPage {
  readonly items: readonly unknown[];
  readonly cursor: string | undefined;
}

export interface Batch {
  /** Oldest first; perhaps one that was read before. */
  readonly items: readonly unknown[];
  readonly mark: Mark;
  readonly more: boolean;
}

/** Reads what is new in a list that gives its newest first; without a mark the newest page. */
export async function readNewestFirst(
  page: (cursor: string | undefined) => Promise<ListPage>,
  from: Mark | null,
  momentOf: (item: unknown) => number,
): Promise<Batch> {
  const known = new Set(from?.recent);
  const floor = from ? from.until - OVERLAP_MS : Number.NEGATIVE_INFINITY;
  const found: unknown[] = [];
  const read: { key: string; at: number; first: boolean }[] = [];
  let cursor = from?.rest?.cursor;
  const resumed = cursor !== undefined;
  for (let n = 0; n < MOST_PAGES; n += 1) {
    const { items, cursor: below } = await page(cursor);
    const first = n === 0 && !resumed;
    const lowest = first && from ? Math.min(floor, from.until - FIRST_PAGE_REACH_MS) : floor;
    let oldest = Number.POSITIVE_INFINITY;
    for (const item of items) {
      const at = momentOf(item);
      const key = keyOf(item);
      if (at < oldest) oldest = at;
      read.push({ key, at, first });
      if (!known.has(key) && !(at < lowest)) found.push(item);
    }
    cursor = below;
    if (from === null || items.length === 0 || oldest < floor) cursor = undefined;
    if (cursor === undefined) break;
  }
  const newest = from?.rest ?? topOf(read, from);
  const next: Mark =
    cursor === undefined ? { until: newest.until, recent: newest.recent } : below(from!, newest, cursor);
  return { items: found.reverse(), mark: next, more: cursor !== undefined };
}

function below(from: Mark, { until, recent }: Pick<Mark, 'until' | 'recent'>, cursor: string): Mark {
  return { until: from.until, recent: from.recent, rest: { cursor, until, recent } };
}

function topOf(
  read: readonly { key: string; at: number; first: boolean }[],
  from: Mark | null,
): Pick<Mark, 'until' | 'recent'> {
  const until = read.reduce((latest, { at }) => (at > latest ? at : latest), from?.until ?? 0);
  const recent = read.filter(({ at, first }) => first || !(at < until - OVERLAP_MS)).map(({ key }) => key);
  return { until, recent: [...new Set(recent)].slice(0, MOST_REMEMBERED) };
}

function keyOf(item: unknown): string {
  const uri = (item as { uri?: unknown } | null | undefined)?.uri;
  return createHash('sha256')
    .update(typeof uri === 'string' ? uri : (JSON.stringify(item) ?? ''))
    .digest('base64url')
    .slice(0, 9);
}

/** When the network says that it took an item in; NaN when it does not. */
export function indexedAt(item: unknown): number {
  const at = (item as { indexedAt?: unknown } | null | undefined)?.indexedAt;
  return typeof at === 'string' ? Date.parse(at) : Number.NaN;
}
