import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { ColleagueQuestionsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDay, formatTime } from '../../ui/format';
import { TenantName } from '../../ui/tenant';
import { REVOKE_QUESTION } from './colleagues.queries';
import { KEEP_AS, type KeepPlace } from './keep-places';

type Question = ColleagueQuestionsQuery['colleagueQuestions'][number];

interface Props {
  question: Question;
  tenantId: string;
  mayAsk: boolean;
  onUse: (text: string) => void;
  onKeep: (questionId: string, answerId: string, place: KeepPlace) => void;
  onSaid: (text: string) => void;
}

/** One question with what came back of it. */
export function QuestionCard({ question, tenantId, mayAsk, onUse, onKeep, onSaid }: Props) {
  const { t } = useTranslation('colleagues');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { state, mail, answers } = question;
  const run = (work: Promise<unknown>, said: string) => {
    setBusy(true);
    setFailed(undefined);
    work.then(() => onSaid(said), setFailed).finally(() => setBusy(false));
  };
  const revoke = () =>
    run(
      command(tenantId, REVOKE_QUESTION, {
        input: { colleagueQuestionId: question.id, expectedTenantId: tenantId },
      }),
      t('revoked'),
    );
  const marks = [
    question.forwarded > 0 ? t('forwarded') : '',
    question.reminded && state === 'OPEN' ? t('reminded') : '',
    state === 'OPEN' ? t(`mail.${mail}`) : '',
  ].filter(Boolean);
  return (
    <li className="colq-card" data-testid="colleague-question" data-state={state}>
      <p className="colq-to">
        <b>{t('to', { name: question.toName })}</b>{' '}
        <span className={`colq-state is-${state.toLowerCase()}`}>
          {t(`state.${state}`, { day: formatDay(question.endsAt) })}
        </span>
      </p>
      <p className="colq-q">{question.text}</p>
      <p className="colq-by">
        {t(question.mine ? 'you' : 'by', { by: question.askedBy, day: formatDay(question.askedAt) })}
        {marks.map((mark) => ` · ${mark}`)}
      </p>
      {answers.map((answer) => (
        <div key={answer.id} className="colq-a" data-testid="colleague-answer">
          <p className="colq-by">
            {answer.from ? <TenantName tenant={answer.from} /> : <b>{answer.by}</b>} {formatDay(answer.answeredAt)},{' '}
            {formatTime(answer.answeredAt)}
          </p>
          <p className="colq-text">{answer.text}</p>
          {mayAsk ? (
            <p className="row">
              <ActionButton size="small" onClick={() => onUse(answer.text)} data-testid="use-answer">
                {t('use')}
              </ActionButton>
              {KEEP_AS.map((place) => (
                <ActionButton
                  key={place}
                  size="small"
                  kind="text"
                  onClick={() => onKeep(question.id, answer.id, place)}
                  data-testid={`keep-${place}`}
                >
                  {t(`keep.${place}`)}
                </ActionButton>
              ))}
            </p>
          ) : null}
        </div>
      ))}
      <FailureLine failed={failed} />
      {state === 'OPEN' && mayAsk ? (
        <ActionButton size="small" kind="text" disabled={busy} onClick={revoke} data-testid="revoke-question">
          {t('revoke')}
        </ActionButton>
      ) : null}
    </li>
  );
}
