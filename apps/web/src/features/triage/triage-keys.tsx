import { useTranslation } from 'react-i18next';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['j', 'k'], 'choose'],
  [['1', '9'], 'give'],
  [['0'], 'nobody'],
  [['m'], 'rule'],
];

export function TriageKeys() {
  const { t } = useTranslation('triage');
  return (
    <ul className="triage-keys" aria-label={t('keys.title')}>
      {KEYS.map(([keys, word]) => (
        <li key={word}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {t(`keys.${word}`)}
        </li>
      ))}
    </ul>
  );
}
