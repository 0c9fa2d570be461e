import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/button';
import { differences, partOf, withTheirs, type EditorText, type Part } from './editor-text';

interface Props {
  mine: EditorText;
  theirs: EditorText;
  onSettle: (merged: EditorText) => void;
}

/** Two people wrote at once: both texts side by side, and one chooses per part. Nothing is lost before that. */
export function ConflictCard({ mine, theirs, onSettle }: Props) {
  const { t } = useTranslation('editor');
  const [taken, setTaken] = useState<ReadonlySet<Part>>(new Set());
  const parts = differences(mine, theirs);
  const choose = (part: Part, other: boolean) => {
    const next = new Set(taken);
    if (other) next.add(part);
    else next.delete(part);
    setTaken(next);
  };
  const shown = (text: EditorText, part: Part) => {
    const value = partOf(text, part);
    if (part === 'scope') return t(`scope.${text.scope}`);
    if (part === 'block') return t(`library:block.${text.block}`);
    return value === '' ? t('empty') : value;
  };
  return (
    <section className="card pad form ed-conflict" aria-labelledby="h-conflict" role="alert" data-testid="conflict">
      <h2 id="h-conflict">{t('conflict')}</h2>
      <p>{t('conflictText')}</p>
      {parts.map((part) => (
        <fieldset className="field" key={part}>
          <legend>{t(`part.${part}`)}</legend>
          <div className="ed-pair">
            {[false, true].map((other) => (
              <label className="ed-choice" key={String(other)}>
                <span className="choice">
                  <input
                    type="radio"
                    name={`part-${part}`}
                    checked={taken.has(part) === other}
                    onChange={() => choose(part, other)}
                  />
                  <b>{t(other ? 'theirs' : 'mine')}</b>
                </span>
                <span className="ed-both">{shown(other ? theirs : mine, part)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p className="row end">
        <ActionButton kind="primary" onClick={() => onSettle(withTheirs(mine, theirs, taken))}>
          {t('settle')}
        </ActionButton>
      </p>
    </section>
  );
}
