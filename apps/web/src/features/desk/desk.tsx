import { lazy, memo, startTransition, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useKeys } from '../../app/keyboard';
import { countOnRail } from '../../app/rail-counts';
import { go } from '../../app/router';
import { deskMemberships, useSession } from '../../app/session';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { dayAround } from '../../ui/format';
import { Skeleton } from '../../ui/skeleton';
import { afterConfirming, afterOpening, mustConfirm, NOBODY_YET } from './account-guard';
import { ConversationList } from './conversation-list';
import { keptConversation } from './conversation-store';
import { READ } from './desk.commands';
import { isRead, rowsOf, type ConversationRow } from './desk-list';
import { useFindTenant, useOpenFirst, usePrefetch } from './desk-opening';
import { shownSort, sizeOf } from './desk-wish';
import { DraftKeeper, EMPTY_DRAFT } from './draft-keeper';
import { KeyBar } from './key-bar';
import { FailedParts } from './failed-parts';
import { ListHead } from './list-head';
import { inOrder } from './list-order';
import { OpenConversation } from './open-conversation';
import { UndoBar, type Undoable } from './undo-bar';
import { useConversation } from './use-conversation';
import { useFollowing } from './use-following';
import { usePane } from './use-pane';
import { useDeskList } from './use-desk-list';
import { useDeskWish } from './use-desk-wish';
import { useNow } from './use-now';
import { useSelectionOf } from './use-selection';
import { useSteady } from './use-steady';
import { useUndoables } from './use-undoables';

const BulkBar = lazy(() => import('./bulk-bar'));
// A key that goes on through the list draws two rows, and nothing of these.
const Head = memo(ListHead);
const Keys = memo(KeyBar);
const Opened = memo(OpenConversation);

/** The desk: list left, conversation in the middle, knowledge right; over one council or several. */
export function Desk({ selectedId }: { selectedId: string | undefined }) {
  const { t } = useTranslation('desk');
  const { me } = useSession();
  const mine = useMemo(() => deskMemberships(me), [me]);
  const tenants = useMemo(() => new Map(mine.map((one) => [one.tenant.id, one.tenant])), [mine]);
  const [off, setOff] = useState<readonly string[]>([]);
  const [wish, setWish] = useDeskWish();
  const [search, setSearch] = useState('');
  const [guard, setGuard] = useState(NOBODY_YET);
  const seen = useRef(new Map<string, string>());
  const now = useNow();
  const keeper = useMemo(() => new DraftKeeper(localStorage, me.id), [me.id]);
  useEffect(() => keeper.sweep(), [keeper]);

  const all = useMemo(() => mine.map((one) => one.tenant.id), [mine]);
  const on = useMemo(() => all.filter((id) => !off.includes(id)), [all, off]);
  const { list, again, more, readRows } = useDeskList({ wish, search, tenantIds: all });
  const sort = shownSort(wish, search);
  const parts = useMemo(
    () => inOrder(rowsOf(list, on), { now, today: dayAround(now) }, sort, search !== ''),
    [list, on, now, search, sort],
  );
  const order = useMemo(() => parts.flatMap((part) => part.rows), [parts]);

  const following = useFollowing(selectedId);
  const { shownId } = following;
  const row = useMemo(() => order.find((one) => one.id === shownId), [order, shownId]);
  const { wasChosen, ...selection } = useSelectionOf(order);
  const [opened, setOpened] = useState<{ id: string; tenantId: string }>();
  const openTenant = opened?.id === shownId ? opened?.tenantId : undefined;
  const tenantId = row?.tenantId ?? openTenant ?? (mine.length === 1 ? all[0] : undefined);
  const { kept, again: readAgain } = useConversation(tenantId, shownId);
  const conversation = kept?.conversation;
  const membership = mine.find((one) => one.tenant.id === conversation?.tenantId);
  const { pane, keys } = usePane(selectedId, membership && conversation?.id, following);

  useEffect(() => {
    if (row) {
      seen.current.set(row.id, row.lastInboundAt);
      setOpened({ id: row.id, tenantId: row.tenantId });
    }
  }, [row]);
  useFindTenant(shownId, tenantId, all, setOpened);
  const openedId = conversation?.id;
  const openedTenant = conversation?.tenantId;
  const lastInbound = row?.lastInboundAt;
  useEffect(() => {
    if (!openedId || !openedTenant) return;
    // For the team it is new no longer. A reader may not say so, and an old 'nieuw' harms nobody.
    command(openedTenant, READ, { input: { conversationId: openedId, expectedTenantId: openedTenant } }).catch(
      () => undefined,
    );
  }, [openedId, openedTenant, lastInbound]);
  useEffect(() => {
    if (!conversation) return;
    setGuard((old) => afterOpening(old, conversation.tenantId));
  }, [conversation?.tenantId]);
  usePrefetch(order, selectedId);
  const loaded = on.every((id) => isRead(list.get(id)));
  useOpenFirst(loaded ? order[0] : undefined, selectedId);
  useEffect(() => {
    const counts = all.map((id) => list.get(id)?.counts?.team ?? 0);
    countOnRail(
      'werkvoorraad',
      counts.reduce((sum, count) => sum + count, 0),
    );
  }, [all, list]);

  const changed = useCallback(() => {
    readAgain();
    if (tenantId && shownId) void readRows(tenantId, [shownId]);
  }, [readAgain, readRows, shownId, tenantId]);

  const {
    newest,
    add,
    drop,
    undo,
    failed: undoFailed,
  } = useUndoables((undoable) => {
    const { tenantId: its, conversationId, text } = undoable;
    keeper.write(its, conversationId, { ...emptyDraft(keeper, its, conversationId), text });
    if (conversationId === shownId) pane.current?.putBack(text);
    changed();
  });
  const toggle = useCallback(
    (id: string) => setOff((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id])),
    [],
  );
  const lookFor = useCallback((next: string) => startTransition(() => setSearch(next)), []);
  const sent = useSteady((undoable: Undoable | undefined) => {
    if (undoable) add(undoable);
    changed();
  });
  const confirmed = useSteady(() => conversation && setGuard(afterConfirming(guard, conversation.tenantId)));
  const done = useSteady(() => step(1));
  const over = useCallback(() => newest && drop(newest), [drop, newest]);

  const step = (by: number) => {
    const at = order.findIndex((one) => one.id === selectedId);
    const next = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))];
    if (!next) return;
    const replace = selectedId !== undefined;
    go(`/werkvoorraad/${encodeURIComponent(next.id)}`, { replace, paintFirst: replace });
  };
  useKeys({
    next: () => step(1),
    previous: () => step(-1),
    ...keys,
    open: () => {
      if (keptConversation(selectedId)?.conversation) return keys.open?.();
      // Where one stands that is not read, it says why.
      following.catchUp();
      document.getElementById('gesprek')?.focus();
    },
    select: () => {
      const chosen = order.find((one) => one.id === selectedId);
      // What one did in the pane is read there before it is in the list.
      const shown = conversation?.id === selectedId ? conversation?.version : undefined;
      if (chosen) selection.toggle({ ...chosen, version: Math.max(chosen.version, shown ?? 0) });
    },
    undo: () => void undo(newest),
  });

  const broken = mine.filter(({ tenant }) => on.includes(tenant.id) && list.get(tenant.id)?.failed);
  const failed = broken.length === on.length ? list.get(on[0] ?? '')?.failed : undefined;
  const isUnread = useCallback(
    (one: ConversationRow) => one.unread && seen.current.get(one.id) !== one.lastInboundAt,
    [],
  );
  return (
    <div className={selectedId ? 'desk is-open' : 'desk'}>
      <main>
        <section className="list" id="inhoud" tabIndex={-1} aria-labelledby="h-list">
          <Head
            list={list}
            memberships={mine}
            on={on}
            onToggle={toggle}
            wish={wish}
            onWish={setWish}
            search={search}
            onSearch={lookFor}
          />
          {failed ? <FailureState failed={failed} again={again} /> : <FailedParts parts={broken} again={again} />}
          {!loaded && order.length === 0 ? <Skeleton kind="rows" /> : null}
          {loaded && broken.length === 0 && order.length === 0 ? (
            <EmptyState
              title={t(
                search ? 'empty.search' : sizeOf(wish.filter) > 0 ? 'lists:empty.filter' : `empty.${wish.folder}`,
              )}
              text={t(search ? 'empty.searchText' : sizeOf(wish.filter) > 0 ? 'lists:empty.filterText' : 'empty.text')}
            />
          ) : (
            <ConversationList
              parts={parts}
              tenants={tenants}
              selectedId={selectedId}
              isUnread={isUnread}
              now={now}
              hasMore={on.some((id) => list.get(id)?.hasMore)}
              onMore={more}
            />
          )}
          <Suspense fallback={null}>
            {wasChosen ? (
              <BulkBar
                tenants={tenants}
                handleOf={(id) => order.find((one) => one.id === id)?.authorHandle}
                onChanged={again}
              />
            ) : null}
          </Suspense>
          {undoFailed ? (
            <div className="list-foot">
              <FailureState failed={undoFailed} />
            </div>
          ) : null}
          {newest ? (
            <UndoBar
              key={newest.replyId}
              undoable={newest}
              tenant={tenants.get(newest.tenantId)!}
              onUndo={() => void undo(newest)}
              onOver={over}
            />
          ) : null}
        </section>
        {conversation && membership ? (
          <Opened
            paneRef={pane}
            conversation={conversation}
            membership={membership}
            now={now}
            keeper={keeper}
            mustConfirm={mustConfirm(guard, conversation.tenantId)}
            onConfirmed={confirmed}
            onSent={sent}
            onChanged={changed}
            onDone={done}
          />
        ) : (
          <section className="conv conv-none" id="gesprek" aria-label={t('pane.label')}>
            {kept?.failed ? (
              <FailureState failed={kept.failed} again={readAgain} />
            ) : shownId ? (
              <Skeleton kind="thread" />
            ) : (
              <EmptyState title={t('pane.none')} text={t('pane.noneText')} />
            )}
          </section>
        )}
      </main>
      <Keys />
    </div>
  );
}

const emptyDraft = (keeper: DraftKeeper, tenantId: string, conversationId: string) =>
  keeper.read(tenantId, conversationId) ?? EMPTY_DRAFT;
