import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keyboard';
import { ActionButton } from '../../ui/button';
import { formatDay, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { Stop } from './clearance-context';

/** What is stopped here, until when and why, and the line to use, one key away. */
export function StopBar({ stop, onLine }: { stop: Stop; onLine: (text: string) => void }) {
  const { t } = useTranslation('clearance');
  const line = () => onLine(stop.text);
  const usable = stop.text !== '' && (stop.lineAllowed || !stop.holds);
  useKeys(usable ? { line } : {});
  const about = stop.topic ?? t('stop.everything');
  return (
    <section
      className={stop.holds ? 'clear-bar is-bad' : 'clear-bar is-warn'}
      aria-label={t('stop.label')}
      data-testid="stop-bar"
      data-holds={stop.holds}
    >
      <div role="status">
        <p>
          <Icon name="pauze" />
          <span>
            <b>{t(stop.holds ? 'stop.holds' : 'stop.warns', { topic: about })}</b>{' '}
            {t('stop.until', { day: formatDay(stop.until), time: formatTime(stop.until), by: stop.madeByName })}{' '}
            {stop.reason}
          </span>
        </p>
      </div>
      {stop.text === '' ? null : <blockquote className="clear-t">{stop.text}</blockquote>}
      {usable ? (
        <p className="row">
          <ActionButton size="small" onClick={line} data-testid="use-line">
            {t('stop.use')} <kbd>l</kbd>
          </ActionButton>
        </p>
      ) : stop.text === '' ? null : (
        <p className="clear-s">{t('stop.notYet')}</p>
      )}
    </section>
  );
}
