import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Folder } from '../../gql/graphql';
import { ask, AskFailed } from '../../app/ask';
import { onChange, type Change } from '../../app/live';
import { CONVERSATION, DESK_HEAD } from './desk.queries';
import { reduceDesk, type DeskList } from './desk-list';
import { rowOf, standsIn } from './folder';

const PAGE = 50;
const LONGEST_HEAD = 100;
const COALESCE_MS = 50;
const MOST_SINGLE_ROWS = 8;

const asFailed = (failure: unknown) =>
  failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined);

interface Wanted {
  folder: Folder;
  search: string;
  tenantIds: readonly string[];
}

/** The rows of a folder over several tenants: read per tenant, kept fresh by live changes, longer by paging. */
export function useDeskList({ folder, search, tenantIds }: Wanted) {
  const [list, send] = useReducer(reduceDesk, new Map() as DeskList);
  const latest = useRef(list);
  latest.current = list;
  const turn = useRef(0);
  const paging = useRef(new Set<string>());
  const key = tenantIds.join();

  const readHead = useCallback(
    async (tenantId: string, changed: readonly string[] = []) => {
      const mine = turn.current;
      const span = Math.min(LONGEST_HEAD, Math.max(PAGE, latest.current.get(tenantId)?.rows.size ?? 0));
      try {
        const read = await ask(tenantId, DESK_HEAD, { folder, search: search || null, first: span, after: null });
        if (mine !== turn.current) return;
        send({ type: 'head', tenantId, page: read.conversations, counts: read.folderCounts, span });
        const shown = new Set(read.conversations.items.map((row) => row.id));
        if (!read.conversations.hasMore || search) return;
        for (const id of changed.filter((one) => !shown.has(one)).slice(0, MOST_SINGLE_ROWS)) {
          const { conversation } = await ask(tenantId, CONVERSATION, { id });
          if (mine !== turn.current) return;
          const stands = standsIn(folder, conversation);
          const unread = latest.current.get(tenantId)?.rows.get(id)?.unread ?? true;
          send({ type: 'row', tenantId, id, row: stands ? rowOf(conversation, unread) : undefined });
        }
      } catch (failure) {
        if (mine === turn.current) send({ type: 'failed', tenantId, failed: asFailed(failure) });
      }
    },
    [folder, search],
  );

  const again = useCallback(() => {
    for (const tenantId of key.split(',').filter(Boolean)) void readHead(tenantId);
  }, [key, readHead]);

  useEffect(() => {
    turn.current += 1;
    send({ type: 'cleared' });
    again();
  }, [again]);

  useEffect(() => {
    const waiting = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      timer = undefined;
      for (const [tenantId, ids] of waiting) void readHead(tenantId, [...ids]);
      waiting.clear();
    };
    const stop = onChange((change: Change) => {
      if (change.kind !== 'CONVERSATION' || !key.split(',').includes(change.tenantId)) return;
      // The first change goes at once; what follows within the window goes together.
      const first = timer === undefined;
      const ids = waiting.get(change.tenantId) ?? new Set();
      for (const id of change.ids) ids.add(id);
      waiting.set(change.tenantId, ids);
      if (first) {
        run();
        timer = setTimeout(run, COALESCE_MS);
      }
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [key, readHead]);

  const more = useCallback(() => {
    for (const [tenantId, pages] of latest.current) {
      if (!pages.hasMore || !pages.endCursor || paging.current.has(tenantId)) continue;
      paging.current.add(tenantId);
      const mine = turn.current;
      ask(tenantId, DESK_HEAD, { folder, search: search || null, first: PAGE, after: pages.endCursor })
        .then(
          (read) => mine === turn.current && send({ type: 'more', tenantId, page: read.conversations }),
          (failure: unknown) => mine === turn.current && send({ type: 'failed', tenantId, failed: asFailed(failure) }),
        )
        .finally(() => paging.current.delete(tenantId));
    }
  }, [folder, search]);

  return { list, again, more, readHead };
}
