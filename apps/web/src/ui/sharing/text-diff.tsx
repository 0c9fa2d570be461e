import { useTranslation } from 'react-i18next';
import { Placeholders } from '../placeholders';
import { wordDiff } from './word-diff';

/** One text beside what it was: what went and what came, also for who hears it. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('sharing');
  return wordDiff(before, after).map(({ text, kind }, index) =>
    kind === 'same' ? (
      <Placeholders key={index} text={text} />
    ) : kind === 'gone' ? (
      <del key={index}>
        <span className="sr">{t('gone')} </span>
        {text}
      </del>
    ) : (
      <ins key={index}>
        <span className="sr">{t('new')} </span>
        {text}
      </ins>
    ),
  );
}
