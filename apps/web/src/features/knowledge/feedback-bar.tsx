import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { GIVE_FEEDBACK } from './knowledge.queries';

interface Props {
  tenantId: string;
  subjectId: string;
}

/** "Antwoord gevonden?": yes in one press; what is wrong goes to the owner with a word about it. */
export function FeedbackBar({ tenantId, subjectId }: Props) {
  const { t } = useTranslation('knowledge');
  const id = useId();
  const [wrong, setWrong] = useState(false);
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ said?: 'thanks' | 'sent'; failed?: unknown }>({});
  const give = (kind: 'FOUND' | 'WRONG') =>
    command(tenantId, GIVE_FEEDBACK, { input: { expectedTenantId: tenantId, kind, subjectId, note } }).then(
      () => {
        setState({ said: kind === 'FOUND' ? 'thanks' : 'sent' });
        setWrong(false);
        setNote('');
      },
      (failed: unknown) => setState({ failed }),
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    void give('WRONG');
  };
  return (
    <section className="kn-feedback" aria-labelledby={id}>
      <h3 id={id}>{t('feedback.title')}</h3>
      {state.said ? (
        <p className="ok-line" role="status">
          {t(`feedback.${state.said}`)}
        </p>
      ) : (
        <p className="row">
          <ActionButton size="small" onClick={() => void give('FOUND')} data-testid="feedback-yes">
            {t('feedback.yes')}
          </ActionButton>
          <ActionButton
            size="small"
            aria-expanded={wrong}
            onClick={() => setWrong(!wrong)}
            data-testid="feedback-wrong"
          >
            {t('feedback.wrong')}
          </ActionButton>
        </p>
      )}
      {wrong ? (
        <form className="form" onSubmit={send}>
          <label className="field">
            <span>{t('feedback.note')}</span>
            <textarea
              value={note}
              maxLength={1_000}
              required
              autoFocus
              onChange={({ target }) => setNote(target.value)}
              data-testid="feedback-note"
            />
          </label>
          <p className="row end">
            <ActionButton type="submit" kind="primary" size="small">
              {t('feedback.send')}
            </ActionButton>
          </p>
        </form>
      ) : null}
      <FailureLine failed={state.failed} />
    </section>
  );
}
