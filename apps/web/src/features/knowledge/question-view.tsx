import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { FailureState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { FeedbackBar } from './feedback-bar';
import { IMPORTED_QUESTION } from './knowledge.queries';

/** A question that somebody else keeps, with its answer and where it is from. */
export function QuestionView({ id, tenantId }: { id: string; tenantId: string }) {
  const { t } = useTranslation('knowledge');
  const { data, failed, again } = useAnswer(tenantId, IMPORTED_QUESTION, { importedQuestionId: id });
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const { question, answer, topic, url, setName, source } = data.importedQuestion;
  return (
    <article className="card pad kn-article" aria-labelledby="h-article" data-testid="imported-question">
      <header>
        <p className="row">
          <span className="pill">{t('kind.QUESTION')}</span>
        </p>
        <h2 id="h-article" className="h1">
          {question}
        </h2>
        <p className="meta-line">
          {[topic, t('question.from', { set: setName, source })].filter(Boolean).join(' · ')}{' '}
          {url ? (
            <a href={url} target="_blank" rel="noreferrer noopener">
              {t('question.link')}
            </a>
          ) : null}
        </p>
      </header>
      <p className="kn-text">{answer}</p>
      <FeedbackBar key={id} tenantId={tenantId} subjectId={id} />
    </article>
  );
}
