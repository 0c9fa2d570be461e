import { useCallback, useEffect, useRef, useState } from 'react';
import type { Session, Status } from './api.js';
import type { Place } from './place.js';
import { useText, type Translate } from './texts.js';
import { ThreadCard } from './thread-card.js';
import { useTimeline } from './use-timeline.js';

interface Props {
  place: Place;
  session: Session | null;
  /** The newest own post, shown at once and not only when the stream brings it. */
  posted: Status | null;
  say: (message: string) => void;
}

function titleOf(place: Place, t: Translate): string {
  if (place.kind === 'account') return t('timeline.account', { name: place.name });
  if (place.kind === 'tag') return t('timeline.tag', { tag: place.tag });
  return t(`timeline.${place.kind}`);
}

function emptyText(place: Place, t: Translate): string {
  if (place.kind === 'mine') return t('timeline.emptyMine');
  if (place.kind === 'mentions') return t('timeline.emptyMentions');
  return t('timeline.empty');
}

export function Timeline({ place, session, posted, say }: Props) {
  const t = useText();
  const onNotice = useCallback((status: Status) => say(t('notice', { name: status.account.display_name })), [say, t]);
  const timeline = useTimeline(place, session, onNotice);
  const { threads, state, add } = timeline;
  const alone = place.kind === 'account' || place.kind === 'tag' || place.kind === 'mentions';
  const title = titleOf(place, t);

  // Times such as "3 min. geleden" grow old while nothing else changes.
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  const shown = useRef('');
  useEffect(() => {
    // Once: a post that was deleted since must not come back with the next place.
    if (!posted || shown.current === posted.id) return;
    shown.current = posted.id;
    add(posted);
  }, [posted, add]);
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title, t]);

  const actions = {
    session,
    onAdded: add,
    onChanged: timeline.replace,
    onRemoved: timeline.remove,
    say,
  };
  return (
    <section
      className="timeline"
      data-testid="timeline"
      aria-busy={state === 'loading'}
      aria-labelledby="timeline-title"
    >
      <h1 id="timeline-title">{title}</h1>
      {!timeline.live && <p className="notice is-warn">{t('live.off')}</p>}
      {timeline.heldCount > 0 && (
        <button type="button" className="button fresh" onClick={timeline.release}>
          {timeline.heldCount === 1 ? t('timeline.freshOne') : t('timeline.fresh', { count: timeline.heldCount })}
        </button>
      )}
      {state === 'loading' && <output className="card quiet">{t('timeline.loading')}</output>}
      {state === 'gone' && <p className="card">{t('timeline.gone')}</p>}
      {state === 'failed' && (
        <div className="card" role="alert">
          <p>{t('timeline.failed')}</p>
          <button type="button" className="button" onClick={() => void timeline.reload(false)}>
            {t('timeline.retry')}
          </button>
        </div>
      )}
      {state === 'ready' && threads.length === 0 && (
        <div className="card empty">
          <p>{emptyText(place, t)}</p>
          {session && place.kind === 'all' && <p className="quiet">{t('timeline.emptyHint')}</p>}
        </div>
      )}
      {threads.map((thread) => (
        <ThreadCard key={thread.root.id} thread={thread} alone={alone} {...actions} />
      ))}
      {timeline.hasMore && (
        <button
          type="button"
          className="button more"
          onClick={() => void timeline.loadOlder().catch(() => say(t('timeline.failed')))}
        >
          {t('timeline.more')}
        </button>
      )}
    </section>
  );
}
