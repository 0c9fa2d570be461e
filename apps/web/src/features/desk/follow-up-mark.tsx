import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import { shortMoment } from './work-words';

/** Until when we promised the citizen something. */
export function FollowUpMark({ at, now }: { at: string; now: number }) {
  const { t } = useTranslation('work');
  const late = Date.parse(at) <= now;
  return (
    <span className={late ? 'due is-bad' : 'due'}>
      <Icon name={late ? 'let' : 'wacht'} />
      <span className="sr">{t('promise.chip')}</span> {shortMoment(at)}
    </span>
  );
}
