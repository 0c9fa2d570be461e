import { useTranslation } from 'react-i18next';
import type { ConversationStatus } from '../../gql/graphql';
import { formatDate, formatDay, formatOpenMinutes, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { openMinutes, useOpenings } from './openings';

interface Props {
  tenantId: string;
  dueAt: string | null | undefined;
  status: ConversationStatus;
  now: number;
  normMinutes?: number | null;
}

const USUAL_NORM = 240;

/** How long the norm still runs, in opening hours: a ring and words, a triangle when it is too late, a pause when the clock stands still. */
export function DueClock({ tenantId, dueAt, status, now, normMinutes }: Props) {
  const { t } = useTranslation('desk');
  const openings = useOpenings(tenantId);
  if (!dueAt) {
    const why = status === 'CLOSED' ? 'due.closed' : status === 'WAITING' ? 'due.waiting' : 'due.still';
    return (
      <span className="due is-pause">
        <Icon name={status === 'CLOSED' ? 'check' : 'pauze'} />
        {t(why)}
      </span>
    );
  }
  const due = Date.parse(dueAt);
  const moment = t('due.by', { day: formatDay(dueAt), time: formatTime(dueAt) });
  if (due <= now) {
    const late = openMinutes(openings, due, now);
    return (
      <span className="due is-bad" title={moment}>
        <Icon name="let" />
        {late === undefined || late < 1
          ? t('due.since', { date: formatDate(dueAt) })
          : t('due.late', { time: formatOpenMinutes(late) })}
      </span>
    );
  }
  const minutes = openMinutes(openings, now, due);
  return (
    <span className="due" title={moment}>
      <Ring share={1 - Math.min(1, (minutes ?? USUAL_NORM) / (normMinutes ?? USUAL_NORM))} />
      {minutes === undefined ? moment : t('due.left', { time: formatOpenMinutes(minutes) })}
    </span>
  );
}

// From the top: a circle that is turned costs each of its rows a layer of its own.
const RING = 'M8 2.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11';

export function Ring({ share }: { share: number }) {
  return (
    <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
      <path d={RING} />
      <path className="v" d={RING} pathLength="100" strokeDasharray={`${Math.round(share * 100)} 100`} />
    </svg>
  );
}
