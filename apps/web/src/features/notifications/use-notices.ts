import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, AskFailed } from '../../app/ask';
import { onChange } from '../../app/live';
import type { NotificationLanguage } from '../../gql/graphql';
import { nextTenant, type NoticePages } from './merged-notices';
import { ReadOrder, withFirstPages, withNextPage } from './notice-answers';
import { NOTIFICATIONS } from './notifications.queries';

const PAGE = 20;
const MOST_AGAIN = 100;

const asFailed = (failure: unknown) =>
  failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined);

/** The notices of several tenants: read per tenant, longer by paging, fresh by live changes. */
export function useNotices(tenantIds: readonly string[], language: NotificationLanguage) {
  const [pages, setPages] = useState<ReadonlyMap<string, NoticePages>>(new Map());
  const [failed, setFailed] = useState<AskFailed>();
  const latest = useRef(pages);
  latest.current = pages;
  const turn = useRef(0);
  const order = useRef(new ReadOrder()).current;
  const key = tenantIds.join();

  const read = useCallback(
    async (tenantId: string, after: string | null) => {
      const mine = turn.current;
      const known = latest.current.get(tenantId)?.items.length ?? 0;
      const first = after ? PAGE : Math.min(MOST_AGAIN, Math.max(PAGE, known));
      const asked = order.ask();
      try {
        const { notifications } = await ask(tenantId, NOTIFICATIONS, { first, after, language });
        if (mine !== turn.current) return;
        if (!after && !order.show(tenantId, asked)) return;
        const answer = { ...notifications, endCursor: notifications.endCursor ?? null };
        setPages((old) => {
          const shown = old.get(tenantId);
          const next = after ? withNextPage(shown, answer) : withFirstPages(shown, answer, known);
          return new Map(old).set(tenantId, next);
        });
        setFailed(undefined);
      } catch (failure) {
        if (mine === turn.current) setFailed(asFailed(failure));
      }
    },
    [language, order],
  );

  const again = useCallback(() => {
    for (const tenantId of key.split(',').filter(Boolean)) void read(tenantId, null);
  }, [key, read]);

  useEffect(() => {
    turn.current += 1;
    again();
    return onChange(({ kind, tenantId }) => {
      if (kind === 'NOTIFICATION' && key.split(',').includes(tenantId)) void read(tenantId, null);
    });
  }, [again, key, read]);

  const more = useCallback(() => {
    const tenantId = nextTenant(latest.current);
    if (tenantId) void read(tenantId, latest.current.get(tenantId)!.endCursor);
  }, [read]);

  const loaded = tenantIds.every((tenantId) => pages.has(tenantId));
  return { pages, failed, loaded, again, more };
}
