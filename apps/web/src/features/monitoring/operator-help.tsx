import { useTranslation } from 'react-i18next';

/** Each operator with something to try; the words of the language are the same in each catalogue. */
const EXAMPLES: readonly (readonly [string, string])[] = [
  ['and', 'afval EN bak'],
  ['or', 'afval OF vuilnis'],
  ['not', 'NIET vacature'],
  ['group', '(afval OF vuilnis) EN Wormer'],
  ['phrase', '"rode container"'],
  ['near', 'bak NEAR/3 vol'],
  ['nearOrdered', 'brug NEAR/4f open'],
  ['pattern', 'afval*'],
  ['letter', 'organi?atie'],
  ['raw', 'raw:"BOA"'],
  ['hashtag', '#zwerfvuil'],
  ['mention', '@wormerland'],
  ['author', 'auteur:@krant_fictief'],
  ['site', 'site:nhnieuws.nl'],
  ['place', 'plaats:GM0880'],
  ['lang', 'taal:nl'],
  ['source', 'bron:mastodon'],
  ['is', 'is:vraag'],
  ['since', 'sinds:2026-01-01'],
];

/** What one may write, with an example that a click puts in the text. */
export function OperatorHelp({ onChoose }: { onChoose: (example: string) => void }) {
  const { t } = useTranslation('builder');
  return (
    <details className="op-help">
      <summary>{t('ops.title')}</summary>
      <dl>
        {EXAMPLES.map(([name, example]) => (
          <div key={name}>
            <dt>
              <button type="button" onClick={() => onChoose(example)} title={t('ops.put')}>
                <code>{example}</code>
              </button>
            </dt>
            <dd>{t(`ops.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
