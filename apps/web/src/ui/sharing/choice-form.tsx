import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedFieldInput, SharingChoice } from '../../gql/graphql';
import { ActionButton } from '../button';
import { FailureLine } from '../failure-state';

const CHOICES = ['FOLLOW', 'OVERRIDE', 'FORK', 'DECLINED'] as const;

/** What a person decided, as each of the commands takes it. */
export interface Decision {
  choice: SharingChoice;
  revision: number | null;
  review: boolean | null;
  reason: string | null;
  fields: SharedFieldInput[] | null;
}

interface Props {
  /** What is decided by now. */
  text: { adoption: SharingChoice | 'NONE'; review: boolean; revision: number | null };
  publisher: string;
  forkText: string;
  /** The person may make a text of the council's own. */
  mayFork?: boolean;
  /** The fields in which there are words of one's own. */
  changed: SharedFieldInput[];
  /** Where these are written. */
  children: ReactNode;
  onSave: (decision: Decision) => Promise<unknown>;
}

/** The four things that a council can do with a neighbour's text, in plain words. */
export function ChoiceForm({ text, publisher, forkText, mayFork = true, changed, children, onSave }: Props) {
  const { t } = useTranslation('sharing');
  const id = useId();
  const { adoption, revision } = text;
  const [choice, setChoice] = useState<SharingChoice>(adoption === 'NONE' ? 'FOLLOW' : adoption);
  const [review, setReview] = useState(text.review);
  const [reason, setReason] = useState('');
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean; saved?: boolean }>({});
  const same =
    choice === adoption &&
    (choice === 'FOLLOW' ? review === text.review : choice !== 'OVERRIDE' || changed.length === 0);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (state.busy) return;
    setState({ busy: true });
    onSave({
      ...{ choice, revision },
      review: choice === 'FOLLOW' ? review : null,
      reason: choice === 'DECLINED' ? reason.trim() : null,
      fields: choice === 'OVERRIDE' ? changed : null,
    }).then(
      () => setState({ saved: true }),
      (failed: unknown) => setState({ failed }),
    );
  };
  return (
    <form className="card pad form" onSubmit={save} aria-labelledby={`${id}-h`} data-testid="sharing-choice">
      <h3 id={`${id}-h`}>{t('choice.title')}</h3>
      <fieldset className="four">
        <legend className="sr">{t('choice.title')}</legend>
        {CHOICES.filter((one) => one !== 'FORK' || mayFork || adoption === 'FORK').map((one) => (
          <label className="four-1" key={one}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={one}
              checked={choice === one}
              onChange={() => setChoice(one)}
            />
            <b>{t(`choice.${one}`)}</b>
            <span className="help">{one === 'FORK' ? forkText : t(`choice.${one}Text`, { publisher })}</span>
          </label>
        ))}
      </fieldset>
      {choice === 'FOLLOW' ? (
        <label className="choice">
          <input type="checkbox" checked={review} onChange={({ target }) => setReview(target.checked)} />
          <span>{t('choice.review')}</span>
        </label>
      ) : null}
      {choice === 'OVERRIDE' ? (
        <>
          <p className="help">{t('choice.ownWords', { publisher })}</p>
          {children}
        </>
      ) : null}
      {choice === 'DECLINED' ? (
        <label className="field">
          <span>{t('choice.reason')}</span>
          <input required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      ) : null}
      <FailureLine failed={state.failed} />
      <p className="row end">
        {state.saved ? (
          <span className="ok-line" role="status">
            {t('choice.saved')}
          </span>
        ) : null}
        <ActionButton kind="primary" type="submit" disabled={state.busy || same} data-testid="save-choice">
          {t('choice.save')}
        </ActionButton>
      </p>
    </form>
  );
}
