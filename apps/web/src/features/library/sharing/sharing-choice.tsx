import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { go } from '../../../app/router';
import type { Tenant } from '../../../app/session';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import type { Shared } from '../library-groups';
import { CHOOSE } from './sharing.queries';

interface Props {
  template: Shared;
  tenant: Tenant;
  onChanged: () => void;
}

const CHOICES = ['FOLLOW', 'OVERRIDE', 'FORK', 'DECLINED'] as const;
const OWN = ['greeting', 'body', 'closing'] as const;
type Choice = (typeof CHOICES)[number];

/** The four things that a council can do with a neighbour's text, in plain words. */
export function SharingChoice({ template, tenant, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const id = useId();
  const { publisher, adoption, revision } = template;
  const [choice, setChoice] = useState<Choice>(adoption === 'NONE' ? 'FOLLOW' : adoption);
  const [review, setReview] = useState(template.review);
  const [reason, setReason] = useState('');
  const now = template.here ?? template;
  const [own, setOwn] = useState({ greeting: now.greeting, body: now.body, closing: now.closing });
  const [state, setState] = useState<{ failed?: unknown; busy?: boolean; saved?: boolean }>({});
  const same =
    choice === adoption &&
    (choice === 'FOLLOW'
      ? review === template.review
      : choice !== 'OVERRIDE' || OWN.every((field) => own[field] === now[field]));
  const publisherWord = { publisher: publisher.name };

  const save = (event: FormEvent) => {
    event.preventDefault();
    setState({ busy: true });
    const changed = OWN.filter((field) => own[field] !== now[field]);
    const input = {
      ...{ sharedTemplateId: template.id, expectedTenantId: tenant.id, choice, revision },
      review: choice === 'FOLLOW' ? review : null,
      reason: choice === 'DECLINED' ? reason.trim() : null,
      fields: choice === 'OVERRIDE' ? changed.map((name) => ({ name, value: own[name] })) : null,
    };
    command(tenant.id, CHOOSE, { input }).then(
      ({ chooseSharedTemplate: { forkId } }) => {
        setState({ saved: true });
        onChanged();
        if (forkId) go(`/bibliotheek/${encodeURIComponent(forkId)}`);
      },
      (failed: unknown) => setState({ failed }),
    );
  };

  return (
    <form className="card pad form" onSubmit={save} aria-labelledby={`${id}-h`} data-testid="sharing-choice">
      <h3 id={`${id}-h`}>{t('choice.title')}</h3>
      <fieldset className="four">
        <legend className="sr">{t('choice.title')}</legend>
        {CHOICES.map((one) => (
          <label className="four-1" key={one}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={one}
              checked={choice === one}
              onChange={() => setChoice(one)}
            />
            <b>{t(`choice.${one}`)}</b>
            <span className="help">{t(`choice.${one}Text`, publisherWord)}</span>
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
          <p className="help">{t('choice.ownWords', publisherWord)}</p>
          {OWN.filter((field) => field === 'body' || template.block === 'BODY').map((field) => (
            <label className="field" key={field}>
              <span>{t(`field.${field}`)}</span>
              <textarea
                required={field === 'body'}
                className={field === 'body' ? undefined : 'short'}
                value={own[field]}
                onChange={({ target }) => setOwn({ ...own, [field]: target.value })}
              />
            </label>
          ))}
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
