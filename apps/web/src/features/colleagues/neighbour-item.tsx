import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { NeighbourQuestionsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDay } from '../../ui/format';
import { TenantName } from '../../ui/tenant';
import { ANSWER_NEIGHBOUR } from './colleagues.queries';

interface Props {
  question: NeighbourQuestionsQuery['neighbourQuestions'][number];
  tenantId: string;
  mayAnswer: boolean;
  onSaid: (text: string) => void;
}

/** A question of a neighbour, and the place for this council's answer. */
export function NeighbourItem({ question, tenantId, mayAnswer, onSaid }: Props) {
  const { t } = useTranslation('colleagues');
  const id = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const { state, from, endsAt, answer } = question;
  const open = state === 'OPEN' && new Date(endsAt) > new Date();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    command(tenantId, ANSWER_NEIGHBOUR, {
      input: { neighbourQuestionId: question.id, expectedTenantId: tenantId, text },
    })
      .then(() => onSaid(t('page.sent', { name: from.name })), setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <li data-testid="neighbour-question" data-state={state}>
      <div className="grow">
        <p className="colq-by">
          <TenantName tenant={from} /> {question.topic ? `${question.topic} · ` : ''}
          {open ? t('page.waits', { day: formatDay(endsAt) }) : t(`page.${state === 'OPEN' ? 'CLOSED' : state}`)}
        </p>
        <p className="colq-q" id={id}>
          {question.text}
        </p>
        {answer ? (
          <div className="colq-a">
            <p className="colq-by">
              {t('page.by', { by: question.answeredBy ?? '', day: formatDay(question.answeredAt ?? endsAt) })}
            </p>
            <p className="colq-text">{answer}</p>
          </div>
        ) : null}
        {open && mayAnswer ? (
          <form className="form" onSubmit={submit}>
            <label className="field">
              <span>{t('page.answer')}</span>
              <textarea
                required
                maxLength={10_000}
                value={text}
                aria-describedby={id}
                onChange={(event) => setText(event.target.value)}
                data-testid="neighbour-answer"
              />
            </label>
            <FailureLine failed={failed} />
            <p className="row">
              <ActionButton kind="primary" type="submit" disabled={busy} data-testid="send-neighbour-answer">
                {t('page.send')}
              </ActionButton>
            </p>
          </form>
        ) : null}
      </div>
    </li>
  );
}
