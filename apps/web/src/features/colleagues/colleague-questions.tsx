import './colleague-words';
import './colleagues.css';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maySend, type Membership } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { ComingDialog } from '../../ui/coming-dialog';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { COLLEAGUE_QUESTIONS } from './colleagues.queries';
import type { KeepPlace } from './keep-places';
import { QuestionCard } from './question-card';

const AskDialog = lazy(() => import('./ask-dialog'));
const KeepDialog = lazy(() => import('./keep-dialog'));

export interface QuestionsProps {
  conversationId: string;
  membership: Membership;
  /** Puts a text into the answer. */
  onUse: (text: string) => void;
}

/** In a conversation: ask who knows, and see what came back. */
export function ColleagueQuestions({ conversationId, membership, onUse }: QuestionsProps) {
  const { t } = useTranslation('colleagues');
  const [asking, setAsking] = useState(false);
  const [keeping, setKeeping] = useState<{ questionId: string; answerId: string; place: KeepPlace }>();
  const [said, setSaid] = useState('');
  const { tenant } = membership;
  const { data, failed, again } = useAnswer(tenant.id, COLLEAGUE_QUESTIONS, { conversationId }, ['QUESTION']);
  const questions = data?.colleagueQuestions ?? [];
  const open = questions.filter((one) => one.state === 'OPEN').length;
  const answers = questions.reduce((sum, one) => sum + one.answers.length, 0);
  const mayAsk = maySend(membership);
  // On a phone the messages come first.
  const roomy = matchMedia('(min-width: 48rem)').matches;
  if (!mayAsk && questions.length === 0) return null;
  const close = (sent: boolean) => {
    setAsking(false);
    if (!sent) return;
    setSaid(t('dialog.sent'));
    again();
  };
  return (
    <section className="colq" aria-label={t('panel')} data-testid="colleague-panel">
      <div className="colq-bar">
        {mayAsk ? (
          <button type="button" className="chip is-ask" onClick={() => setAsking(true)} data-testid="ask-colleague">
            <Icon name="delen" />
            {t('ask')}
          </button>
        ) : null}
        <p role="status" className="colq-said">
          {said}
        </p>
        <FailureLine failed={failed} />
      </div>
      {questions.length > 0 ? (
        <details open={roomy} className="colq-list">
          <summary>
            {[open > 0 ? t('open', { count: open }) : '', answers > 0 ? t('answered', { count: answers }) : '']
              .filter(Boolean)
              .join(', ') || t('panel')}
          </summary>
          <ul>
            {questions.map((question) => (
              <QuestionCard
                key={question.id}
                question={question}
                tenantId={tenant.id}
                mayAsk={mayAsk}
                onUse={onUse}
                onKeep={(questionId, answerId, place) => setKeeping({ questionId, answerId, place })}
                onSaid={(text) => {
                  setSaid(text);
                  again();
                }}
              />
            ))}
          </ul>
        </details>
      ) : null}
      {asking ? (
        <ComingDialog onClose={() => setAsking(false)}>
          <AskDialog tenant={tenant} conversationId={conversationId} onClose={close} />
        </ComingDialog>
      ) : null}
      {keeping ? (
        <ComingDialog onClose={() => setKeeping(undefined)}>
          <KeepDialog tenant={tenant} {...keeping} onClose={() => setKeeping(undefined)} />
        </ComingDialog>
      ) : null}
    </section>
  );
}
