import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import { OperatorHelp } from './operator-help';
import { problemText } from './problem-text';
import { cutAt, type Range, wordAt } from './query-text';
import type { QueryTextState } from './use-query-text';

interface Props {
  query: QueryTextState;
  /** What the person filter found, in the text. */
  persons: readonly Range[];
  canonical: string | undefined;
}

/** The query as text; what is wrong is underlined in its place and said under it. */
export function QueryTextarea({ query, persons, canonical }: Props) {
  const { t } = useTranslation('builder');
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, problem } = query;
  const wrong = problem && wordAt(text, problem.at);
  const putIn = (example: string) => {
    const at = area.current?.selectionEnd ?? text.length;
    const before = text.slice(0, at);
    const space = before === '' || /[\s(]$/.test(before) ? '' : ' ';
    query.type(`${before}${space}${example}${text.slice(at)}`);
    area.current?.focus();
  };
  return (
    <div className="query-text">
      <label className="field">
        <span>{t('text.label')}</span>
        <span className="under">
          <textarea
            ref={area}
            className="code"
            spellCheck={false}
            autoCapitalize="none"
            value={text}
            aria-invalid={problem ? true : undefined}
            aria-describedby="query-read"
            data-testid="query-text"
            onChange={(event) => query.type(event.target.value)}
          />
          <span className="under-b code" aria-hidden="true">
            {wrong ? <Marked text={`${text} `} ranges={[wrong]} as="is-bad" /> : null}
            {!wrong && persons.length > 0 ? <Marked text={text} ranges={persons} as="is-warn" /> : null}
          </span>
        </span>
      </label>
      <div id="query-read" role="status" className="read">
        {problem ? (
          <p className="ck is-bad" data-testid="query-problem">
            <Icon name="let" />
            <span>{problemText(problem)}</span>
            <button
              type="button"
              className="lnk"
              onClick={() => {
                area.current?.focus();
                area.current?.setSelectionRange(wrong!.start, wrong!.end);
              }}
            >
              {t('text.show')}
            </button>
          </p>
        ) : canonical && canonical !== text.trim() ? (
          <p className="ck is-ok">
            <Icon name="check" />
            <span>
              {t('text.readAs')} <code>{canonical}</code>
            </span>
          </p>
        ) : (
          <p className="meta-line">{t('text.help')}</p>
        )}
      </div>
      <OperatorHelp onChoose={putIn} />
    </div>
  );
}

function Marked({ text, ranges, as }: { text: string; ranges: readonly Range[]; as: string }) {
  return cutAt(text, ranges).map((piece, index) =>
    piece.marked ? (
      <mark key={index} className={as}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
