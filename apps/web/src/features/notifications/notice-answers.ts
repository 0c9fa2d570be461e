import type { NoticePages } from './merged-notices';

const NOTHING: NoticePages = { items: [], endCursor: null, hasMore: false };

/** The next page of a council behind what is shown of it now, which may be another than when the page was asked for. */
export function withNextPage(shown: NoticePages = NOTHING, page: NoticePages): NoticePages {
  const known = new Set(shown.items.map(({ id }) => id));
  return { ...page, items: [...shown.items, ...page.items.filter(({ id }) => !known.has(id))] };
}

/** The notices of a council read again. A page that came while they were on their way (`knownThen`: how many there were) stays. */
export function withFirstPages(shown: NoticePages = NOTHING, read: NoticePages, knownThen: number): NoticePages {
  const last = shown.items.findIndex(({ id }) => id === read.items.at(-1)?.id);
  const behind = shown.items.length > knownThen && last >= 0 ? shown.items.slice(last + 1) : [];
  return behind.length > 0 ? { ...shown, items: [...read.items, ...behind] } : read;
}

/** Answers overtake each other: one that was asked for before what is shown already tells how things were. */
export class ReadOrder {
  #asked = 0;
  readonly #shown = new Map<string, number>();

  ask(): number {
    this.#asked += 1;
    return this.#asked;
  }

  /** Whether the answer to this question may be shown; if so, no older one may after it. */
  show(tenantId: string, asked: number): boolean {
    if (asked < (this.#shown.get(tenantId) ?? 0)) return false;
    this.#shown.set(tenantId, asked);
    return true;
  }
}
