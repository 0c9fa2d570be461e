import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../button';
import { FailureLine } from '../failure-state';
import { formatDate } from '../format';
import { Icon } from '../icon';
import { Placeholders } from '../placeholders';
import { TextDiff } from './text-diff';

/** One field of our text and the author's newer one, and what they become together. */
export interface Merged {
  readonly name: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly merged: string;
  readonly state: 'SAME' | 'OURS' | 'THEIRS' | 'BOTH' | 'CONFLICT';
}

export interface MergeChoice {
  readonly choice: 'KEEP' | 'THEIRS' | 'EDIT';
  /** Of EDIT. */
  readonly fields: readonly { readonly name: string; readonly value: string }[] | null;
}

interface Props {
  publisher: string;
  version: number;
  note: string | null;
  decideBefore: string | null;
  merge: readonly Merged[];
  /** What a person calls a field. */
  wordFor: (name: string) => string;
  onSettle: (choice: MergeChoice) => Promise<unknown>;
}

const PILL = { OURS: '', THEIRS: ' is-acc', BOTH: ' is-ok', CONFLICT: ' is-warn' } as const;

/** A newer version beside our own text: three columns, of which the last one is what we will send. */
export function MergeForm({ publisher, version, note, decideBefore, merge, wordFor, onSettle }: Props) {
  const { t } = useTranslation('sharing');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean }>({});
  const shown = merge.filter(({ state: how }) => how !== 'SAME');
  const words = { publisher, version };
  const late = decideBefore != null && new Date(decideBefore) < new Date();
  // Where both changed the same words nothing is chosen until a person does.
  const open = shown.filter((field) => field.state === 'CONFLICT' && own[field.name] === undefined);
  const settle = (choice: MergeChoice['choice']) => {
    if (state.busy) return;
    setState({ busy: true });
    const fields = shown
      .filter(({ name }) => name !== 'block')
      .map(({ name, merged }) => ({ name, value: own[name] ?? merged }));
    onSettle({ choice, fields: choice === 'EDIT' ? fields : null }).then(
      () => setState({}),
      (failed: unknown) => setState({ failed }),
    );
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    settle('EDIT');
  };
  return (
    <form className="upd" onSubmit={save} aria-labelledby="h-upd" data-testid="merge">
      <div className="banner is-acc">
        <Icon name="delen" />
        <div>
          <p>
            <b id="h-upd">{t('update.title', words)}</b> {t('update.text')}{' '}
            {decideBefore ? t(late ? 'update.late' : 'update.before', { date: formatDate(decideBefore) }) : null}
          </p>
        </div>
      </div>
      {note ? (
        <p className="strip">
          <Icon name="info" />
          <span>
            <b>{t('update.why', words)}</b> ‘{note}’ {publisher}
          </span>
        </p>
      ) : null}
      <div className="diff is-three">
        <div className="diff-h" aria-hidden="true">
          {(['ours', 'theirs', 'becomes'] as const).map((column) => (
            <p key={column}>
              <b>{t(`update.${column}`)}</b>
              <span>{t(`update.${column}Sub`, words)}</span>
            </p>
          ))}
        </div>
        {shown.map((field) => (
          <MergeField
            key={field.name}
            field={field}
            word={wordFor(field.name)}
            value={own[field.name]}
            onChange={(value) => setOwn({ ...own, [field.name]: value })}
          />
        ))}
        <div className="save">
          <p>{t('update.same', { count: merge.length - shown.length })}</p>
          <ActionButton onClick={() => settle('KEEP')} disabled={state.busy}>
            {t('update.keep')}
          </ActionButton>
          <ActionButton onClick={() => settle('THEIRS')} disabled={state.busy}>
            {t('update.allTheirs')}
          </ActionButton>
          <ActionButton kind="primary" type="submit" disabled={state.busy || open.length > 0} data-testid="save-merge">
            {t('update.save')}
          </ActionButton>
        </div>
      </div>
      <FailureLine failed={state.failed} />
    </form>
  );
}

interface FieldProps {
  field: Merged;
  word: string;
  /** What a person made of it; undefined where nobody touched it. */
  value: string | undefined;
  onChange: (value: string) => void;
}

function MergeField({ field, word, value, onChange }: FieldProps) {
  const { t } = useTranslation('sharing');
  const { name, base, ours, theirs, merged, state } = field;
  const how = state === 'SAME' ? 'OURS' : state;
  const clash = how === 'CONFLICT';
  const texts = { takeOurs: ours, takeTheirs: theirs, ...(how === 'BOTH' ? { takeMerged: merged } : {}) };
  const becomes = value ?? (clash ? '' : merged);
  const column = (label: string, content: React.ReactNode) => (
    <div className="cell">
      <span className="cell-h">{label}</span>
      <p>{content}</p>
    </div>
  );
  return (
    <fieldset className={clash ? 'blk is-clash' : 'blk'} data-field={name}>
      <legend>
        {word}
        <span className={`pill${PILL[how]}`}>{t(`update.state.${how}`)}</span>
      </legend>
      <div className="cells">
        {column(t('update.ours'), ours ? <Placeholders text={ours} /> : t('update.noText'))}
        {column(t('update.theirs'), theirs || base ? <TextDiff before={base} after={theirs} /> : t('update.noText'))}
        <div className="cell out">
          <label className="field">
            <span className="cell-h">{t('update.becomes')}</span>
            <textarea
              aria-label={`${word}: ${t('update.becomes')}`}
              required={name === 'body' || name === 'title'}
              readOnly={name === 'block'}
              value={becomes}
              onChange={({ target }) => onChange(target.value)}
            />
          </label>
        </div>
      </div>
      <div className="pick" role="group" aria-label={t('update.pick', { field: word })}>
        {Object.entries(texts).map(([choice, text]) => (
          <ActionButton key={choice} size="small" aria-pressed={becomes === text} onClick={() => onChange(text)}>
            {t(`update.${choice}`)}
          </ActionButton>
        ))}
      </div>
    </fieldset>
  );
}
