import { useTranslation } from 'react-i18next';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['↑', '↓'], 'choose'],
  [['Enter'], 'change'],
  [['e'], 'and'],
  [['o'], 'or'],
  [['d'], 'near'],
  [['n'], 'not'],
  [['Alt', '↑', '↓'], 'move'],
  [['Delete'], 'remove'],
  [['Ctrl', 'z'], 'undo'],
];

/** The keys of the blocks, in sight under them. */
export function KeyHelp() {
  const { t } = useTranslation('builder');
  return (
    <ul className="block-keys" id="block-keys" aria-label={t('keys.title')}>
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
