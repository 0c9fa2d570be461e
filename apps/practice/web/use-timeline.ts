import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiFailure, request, type Account, type Session, type Status } from './api.js';
import type { Place } from './place.js';
import { addStatus, joinThreads, removeStatus, replaceStatus, sortReplies, type Thread } from './threads.js';

export type TimelineState = 'loading' | 'ready' | 'failed' | 'gone';
const PAGE = 20;
/** Below this much scrolling a new post may push the page down. */
const AT_TOP_PX = 200;

const flat = (statuses: Status[]): Thread[] => statuses.map((root) => ({ root, replies: [] }));

async function load(place: Place, session: Session | null, before?: string) {
  const token = session?.token;
  const page = `limit=${PAGE}${before ? `&max_id=${before}` : ''}`;
  const get = <T>(path: string) => request<T>('GET', path, { token });
  switch (place.kind) {
    case 'all':
    case 'mine': {
      if (place.kind === 'mine' && !session) return { threads: [], hasMore: false };
      const of = place.kind === 'mine' ? `&account_id=${session!.account.id}` : '';
      const { body, hasMore } = await get<Thread[]>(`/plein/threads?${page}${of}`);
      return { threads: body.map(sortReplies), hasMore };
    }
    case 'mentions': {
      if (!session) return { threads: [], hasMore: false };
      const { body } = await get<{ status: Status }[]>('/api/v1/notifications?types[]=mention&limit=80');
      return { threads: flat(body.map(({ status }) => status)), hasMore: false };
    }
    case 'account': {
      const account = (await get<Account>(`/api/v1/accounts/lookup?acct=${encodeURIComponent(place.name)}`)).body;
      const { body, hasMore } = await get<Status[]>(`/api/v1/accounts/${account.id}/statuses?${page}`);
      return { threads: flat(body), hasMore };
    }
    case 'tag': {
      const { body, hasMore } = await get<Status[]>(`/api/v1/timelines/tag/${encodeURIComponent(place.tag)}?${page}`);
      return { threads: flat(body), hasMore };
    }
    case 'thread': {
      const context = (id: string) =>
        get<{ ancestors: Status[]; descendants: Status[] }>(`/api/v1/statuses/${id}/context`);
      const first = (await context(place.id)).body.ancestors[0]?.id ?? place.id;
      const [{ body: root }, { body }] = await Promise.all([get<Status>(`/api/v1/statuses/${first}`), context(first)]);
      return { threads: [sortReplies({ root, replies: body.descendants })], hasMore: false };
    }
  }
}

/** Holds the threads of a place and keeps them right while the network lives on. */
export function useTimeline(place: Place, session: Session | null, onNotice: (status: Status) => void) {
  const [threads, setThreads] = useState<Thread[]>([]);
  const [state, setState] = useState<TimelineState>('loading');
  const [hasMore, setHasMore] = useState(false);
  const [held, setHeld] = useState<Status[]>([]);
  const [live, setLive] = useState(true);
  const latest = useRef(0);

  const reload = useCallback(
    async (quiet: boolean) => {
      const turn = (latest.current += 1);
      if (!quiet) {
        setState('loading');
        setThreads([]);
        setHeld([]);
      }
      try {
        const result = await load(place, session);
        if (turn !== latest.current) return;
        setThreads(result.threads);
        setHasMore(result.hasMore);
        setState('ready');
      } catch (error) {
        if (turn !== latest.current) return;
        if (!quiet) setState(error instanceof ApiFailure && error.status === 404 ? 'gone' : 'failed');
      }
    },
    [place, session],
  );

  const loadOlder = useCallback(async () => {
    const last = threads.at(-1)?.root.id;
    if (!last) return;
    const older = await load(place, session, last);
    setThreads((now) => joinThreads(now, older.threads));
    setHasMore(older.hasMore);
  }, [place, session, threads]);

  const add = useCallback(
    (status: Status) => {
      const { kind } = place;
      const own = status.account.id === session?.account.id;
      const takesRoots = (kind === 'all' && status.visibility === 'public') || (kind === 'mine' && own);
      if (takesRoots && !own && status.in_reply_to_id === null && window.scrollY > AT_TOP_PX) {
        setHeld((now) => (now.some(({ id }) => id === status.id) ? now : [...now, status]));
      } else setThreads((now) => addStatus(now, status, takesRoots));
    },
    [place, session],
  );

  const release = useCallback(() => {
    setThreads((now) => held.reduce((threads, status) => addStatus(threads, status, true), now));
    setHeld([]);
    window.scrollTo({ top: 0 });
  }, [held]);

  const remove = useCallback((id: string) => {
    setThreads((now) => removeStatus(now, id));
    setHeld((now) => now.filter((status) => status.id !== id));
  }, []);

  useEffect(() => void reload(false), [reload]);

  useEffect(() => {
    const source = new EventSource('/api/v1/streaming/plein');
    let broken = false;
    const read = (event: Event) => JSON.parse((event as MessageEvent<string>).data) as Status;
    source.addEventListener('update', (event) => add(read(event)));
    source.addEventListener('status.update', (event) => setThreads((now) => replaceStatus(now, read(event))));
    source.addEventListener('delete', (event) => remove((event as MessageEvent<string>).data));
    source.addEventListener('error', () => {
      broken = true;
      setLive(false);
    });
    source.addEventListener('open', () => {
      setLive(true);
      // What happened while the line was down is not told again.
      if (broken) void reload(true);
      broken = false;
    });
    return () => source.close();
  }, [add, reload, remove]);

  useEffect(() => {
    if (!session) return;
    const source = new EventSource(`/api/v1/streaming/user?access_token=${encodeURIComponent(session.token)}`);
    source.addEventListener('notification', (event) => {
      const { status } = JSON.parse((event as MessageEvent<string>).data) as { status: Status };
      onNotice(status);
      if (place.kind === 'mentions') void reload(true);
      else add(status);
    });
    return () => source.close();
  }, [session, add, onNotice, place, reload]);

  const replace = useCallback((status: Status) => setThreads((now) => replaceStatus(now, status)), []);
  return { threads, state, hasMore, heldCount: held.length, live, add, replace, remove, release, reload, loadOlder };
}
