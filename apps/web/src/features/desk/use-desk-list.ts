import { startTransition, useCallback, useEffect, useReducer, useRef } from 'react';
import { ask, AskFailed, takeAhead } from '../../app/ask';
import { onChange, type Change } from '../../app/live';
import { reduceDesk, type DeskEvent, type DeskList } from './desk-list';
import { PAGE, pageOf, shownSort, toInput, type DeskWish } from './desk-wish';
import { Gather } from './gather';
import { DESK_HEAD, DESK_ROWS } from './lists.queries';

const LONGEST_HEAD = 100;
const COALESCE_MS = 75;
/** What a search finds anew is no hurry. */
const SEARCH_COALESCE_MS = 1_000;
/** Rows that are read by themselves; of more the first page is read again. */
const MOST_ROWS = 100;
/** Pages of a filtered list that may turn out empty before one is shown where it ends. */
const MOST_EMPTY_PAGES = 25;

const asFailed = (failure: unknown) =>
  failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined);

interface Wanted {
  wish: DeskWish;
  search: string;
  tenantIds: readonly string[];
}

/** What is there before the first drawing, because it was asked ahead. */
function listAhead({ wish, search, tenantIds }: Wanted): DeskList {
  return tenantIds.reduce<DeskList>((list, tenantId) => {
    const came = takeAhead(tenantId, DESK_HEAD, pageOf(wish, search, PAGE, null));
    if (!came) return list;
    const { conversations: page, folderCounts: counts } = came;
    return reduceDesk(list, { type: 'head', tenantId, page, counts, span: PAGE, asked: 0 });
  }, new Map());
}

/** The rows of a list over several tenants: read per tenant, kept fresh by live changes that name what to read, longer by paging. */
export function useDeskList({ wish, search, tenantIds }: Wanted) {
  const [list, sendNow] = useReducer(reduceDesk, undefined, () => listAhead({ wish, search, tenantIds }));
  const ahead = useRef(list.size > 0);
  // What comes by itself gives way to a key.
  const send = useCallback((event: DeskEvent) => startTransition(() => sendNow(event)), []);
  const latest = useRef(list);
  latest.current = list;
  const turn = useRef(0);
  const asks = useRef(0);
  const paging = useRef(new Set<string>());
  const key = tenantIds.join();
  const { folder } = wish;
  const sort = shownSort(wish, search);
  const filterKey = JSON.stringify(wish.filter);

  const readPage = useCallback(
    async (tenantId: string, first: number, after: string | null) => {
      const filter = JSON.parse(filterKey) as DeskWish['filter'];
      return ask(tenantId, DESK_HEAD, pageOf({ folder, sort, filter }, search, first, after));
    },
    [filterKey, folder, search, sort],
  );

  const more = useCallback(
    (only?: string) => {
      for (const [tenantId, pages] of latest.current) {
        if (only !== undefined && only !== tenantId) continue;
        if (!pages.hasMore || !pages.endCursor || paging.current.has(tenantId)) continue;
        paging.current.add(tenantId);
        const mine = turn.current;
        void (async () => {
          let after: string | null | undefined = pages.endCursor;
          for (let empty = 0; after && empty < MOST_EMPTY_PAGES; empty += 1) {
            const { conversations: page } = await readPage(tenantId, PAGE, after);
            if (mine !== turn.current) return;
            send({ type: 'more', tenantId, page });
            after = page.items.length === 0 && page.hasMore ? page.endCursor : null;
          }
        })()
          .catch((failure: unknown) => {
            if (mine === turn.current) send({ type: 'failed', tenantId, failed: asFailed(failure) });
          })
          .finally(() => paging.current.delete(tenantId));
      }
    },
    [readPage],
  );

  const readHead = useCallback(
    async (tenantId: string) => {
      const mine = turn.current;
      const asked = (asks.current += 1);
      const span = Math.min(LONGEST_HEAD, Math.max(PAGE, latest.current.get(tenantId)?.rows.size ?? 0));
      try {
        const read = await readPage(tenantId, span, null);
        if (mine !== turn.current) return;
        send({ type: 'head', tenantId, page: read.conversations, counts: read.folderCounts, span, asked });
      } catch (failure) {
        if (mine === turn.current) send({ type: 'failed', tenantId, failed: asFailed(failure) });
      }
    },
    [readPage],
  );

  /** Reads what changed and nothing else. */
  const readRows = useCallback(
    async (tenantId: string, ids: readonly string[]) => {
      if (search || ids.length > MOST_ROWS || !latest.current.get(tenantId)?.loaded) return readHead(tenantId);
      const mine = turn.current;
      const asked = (asks.current += 1);
      try {
        const filter = toInput(JSON.parse(filterKey) as DeskWish['filter']);
        const read = await ask(tenantId, DESK_ROWS, { ids: [...ids], folder, filter });
        if (mine !== turn.current) return;
        send({ type: 'rows', tenantId, ids, rows: read.conversationsByIds, counts: read.folderCounts, sort, asked });
      } catch (failure) {
        if (mine === turn.current) send({ type: 'failed', tenantId, failed: asFailed(failure) });
      }
    },
    [filterKey, folder, readHead, search, sort],
  );

  const again = useCallback(() => {
    for (const tenantId of key.split(',').filter(Boolean)) void readHead(tenantId);
  }, [key, readHead]);

  useEffect(() => {
    turn.current += 1;
    paging.current.clear();
    if (ahead.current) {
      ahead.current = false;
      for (const tenantId of key.split(',')) if (!latest.current.has(tenantId)) void readHead(tenantId);
      return;
    }
    sendNow({ type: 'cleared' });
    again();
  }, [again, key, readHead]);

  // A filter may leave nothing of a whole page: then the next is looked at, until there is one or an end.
  useEffect(() => {
    for (const [tenantId, pages] of list) if (pages.rows.size === 0 && pages.hasMore) more(tenantId);
  }, [list, more]);

  useEffect(() => {
    const gather = new Gather(readRows, search ? SEARCH_COALESCE_MS : COALESCE_MS);
    const stop = onChange((change: Change) => {
      if (change.kind !== 'CONVERSATION' || !key.split(',').includes(change.tenantId)) return;
      // A stream that opened names nothing: whatever changed before that was told to nobody.
      if (change.ids.length === 0) void readHead(change.tenantId);
      else gather.add(change.tenantId, change.ids);
    });
    return () => {
      gather.stop();
      stop();
    };
  }, [key, readHead, readRows, search]);

  return { list, again, more, readRows };
}
