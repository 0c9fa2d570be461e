import { useTranslation } from 'react-i18next';
import { LiveMark } from './live-mark';

const KEYS: readonly (readonly [string[], string])[] = [
  [['j', 'k'], 'nextPrevious'],
  [['r'], 'reply'],
  [['t'], 'template'],
  [['a'], 'assign'],
  [['n'], 'note'],
  [['s'], 'snooze'],
  [['e'], 'close'],
  [['/'], 'search'],
];

export function KeyBar() {
  const { t } = useTranslation('desk');
  return (
    <footer className="keys" aria-label={t('keys.label')}>
      <ul>
        {KEYS.map(([keys, word]) => (
          <li key={word}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            {t(`keys.${word}`)}
          </li>
        ))}
        <li>
          <button type="button" className="lnk" onClick={() => dispatchEvent(new Event('samenspraak:keys'))}>
            <kbd>?</kbd> {t('keys.all')}
          </button>
        </li>
      </ul>
      <LiveMark testId="live-state" />
    </footer>
  );
}
