import type { QuestionProblem } from '@samenspraak/language/questions';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';

const SHOWN = 20;

/** The lines of a file that cannot be read in, and why; all of them in a file to mend. */
export function ProblemList({ problems, fileName }: { problems: readonly QuestionProblem[]; fileName: string }) {
  const { t } = useTranslation('knowledge');
  const download = () => {
    const lines = problems.map(({ line, what, text }) => [line, t(`sets.what.${what}`), text].map(cell).join(';'));
    const blob = new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${fileName.replace(/\.[a-z]+$/i, '')}-kapot.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section className="kn-problems" aria-labelledby="h-problems" data-testid="problems">
      <h4 id="h-problems">{t('sets.broken', { count: problems.length })}</h4>
      <p className="meta-line">{t('sets.brokenText')}</p>
      <ul>
        {problems.slice(0, SHOWN).map(({ line, what, text }) => (
          <li key={`${line} ${what}`}>
            <b>{t('sets.line', { line })}</b> {t(`sets.what.${what}`)}
            <code className="code">{text.slice(0, 120)}</code>
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? (
        <p className="meta-line">{t('sets.more', { count: problems.length - SHOWN })}</p>
      ) : null}
      <p>
        <ActionButton size="small" onClick={download}>
          <Icon name="download" />
          <span>{t('sets.download')}</span>
        </ActionButton>
      </p>
    </section>
  );
}

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string | number) =>
  `"${String(value)
    .replace(/^[=+\-@\t\r]/, "'$&")
    .replaceAll('"', '""')}"`;
