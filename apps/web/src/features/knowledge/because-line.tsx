import { useTranslation } from 'react-i18next';

interface Match {
  readonly asked: string;
  readonly found: string;
}

/** Which words fit: the word that was asked, and ours where that is another. */
export function BecauseLine({ because }: { because: readonly Match[] }) {
  const { t } = useTranslation('knowledge');
  if (because.length === 0) return <span className="kn-why">{t('becauseText')}</span>;
  return <span className="kn-why">{t('because', { words: inWords(because) })}</span>;
}

export const inWords = (matches: readonly Match[]): string =>
  matches
    .map(({ asked, found }) => (asked.startsWith(found) || found.startsWith(asked) ? asked : `${asked} (${found})`))
    .join(', ');
