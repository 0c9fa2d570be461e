import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { ColleagueQuestionsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDay, formatTime } from '../../ui/format';
import { TenantName } from '../../ui/tenant';
import { KEEP_AS_TEMPLATE, REVOKE_QUESTION } from './colleagues.queries';

type Question = ColleagueQuestionsQuery['colleagueQuestions'][number];

interface Props {
  question: Question;
  tenantId: string;
  mayAsk: boolean;
  onUse: (text: string) => void;
  onSaid: (text: string) => void;
}

const MOST_TITLE = 120;

/** One question with what came back of it. */
export function QuestionCard({ question, tenantId, mayAsk, onUse, onSaid }: Props) {
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
  const keep = (text: string) =>
    run(
      command(tenantId, KEEP_AS_TEMPLATE, {
        // What a colleague writes between braces is no variable.
        input: { title: titleOf(question.text), greeting: '', body: plain(text).slice(0, 5000), closing: '' },
      }),
      t('kept'),
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
              <ActionButton
                size="small"
                kind="text"
                disabled={busy}
                onClick={() => keep(answer.text)}
                data-testid="keep-answer"
              >
                {t('keep')}
              </ActionButton>
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

const plain = (text: string) => text.replaceAll('{{', '{ {').replaceAll('}}', '} }');

function titleOf(text: string): string {
  const line = plain(text).split('\n')[0]!.trim();
  return line.length > MOST_TITLE ? `${line.slice(0, MOST_TITLE - 1)}…` : line;
}
