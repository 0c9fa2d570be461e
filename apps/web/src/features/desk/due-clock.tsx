import { useTranslation } from 'react-i18next';
import type { ConversationStatus } from '../../gql/graphql';
import { formatMinutes } from '../../ui/format';
import { Icon } from '../../ui/icon';

interface Props {
  dueAt: string | null | undefined;
  status: ConversationStatus;
  now: number;
  normMinutes?: number | null;
}

const USUAL_NORM = 240;

/** How long the norm still runs: a ring and words, a triangle when it is too late, a pause when the clock stands still. */
export function DueClock({ dueAt, status, now, normMinutes }: Props) {
  const { t } = useTranslation('desk');
  if (!dueAt) {
    const why = status === 'CLOSED' ? 'due.closed' : status === 'WAITING' ? 'due.waiting' : 'due.still';
    return (
      <span className="due is-pause">
        <Icon name={status === 'CLOSED' ? 'check' : 'pauze'} />
        {t(why)}
      </span>
    );
  }
  const minutes = (Date.parse(dueAt) - now) / 60_000;
  if (minutes <= 0)
    return (
      <span className="due is-bad">
        <Icon name="let" />
        {t('due.late', { time: formatMinutes(-minutes) })}
      </span>
    );
  return (
    <span className="due">
      <Ring share={1 - Math.min(1, minutes / (normMinutes ?? USUAL_NORM))} />
      {t('due.left', { time: formatMinutes(minutes) })}
    </span>
  );
}

export function Ring({ share }: { share: number }) {
  return (
    <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="5.5" />
      <circle className="v" cx="8" cy="8" r="5.5" pathLength="100" strokeDasharray={`${Math.round(share * 100)} 100`} />
    </svg>
  );
}
