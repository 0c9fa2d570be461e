import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { follow } from '../../app/router';
import type { KnowledgeQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { addressOf } from './knowledge-address';
import { HANDLE_FEEDBACK } from './knowledge.queries';

interface Props {
  data: KnowledgeQuery;
  tenantId: string;
  onChanged: () => void;
}

/** What colleagues say of what somebody owns, and what must be looked at again. */
export function TodoList({ data, tenantId, onChanged }: Props) {
  const { t } = useTranslation('knowledge');
  const [failed, setFailed] = useState<unknown>();
  const handle = (feedbackId: string) =>
    command(tenantId, HANDLE_FEEDBACK, { feedbackId, expectedTenantId: tenantId }).then(onChanged, setFailed);
  const none = data.knowledgeFeedback.length === 0 && data.articlesToReview.length === 0;
  return (
    <>
      <header className="page-head">
        <div>
          <h2 className="h1">{t('todoTitle')}</h2>
          <p className="sub">{t('todoText')}</p>
        </div>
      </header>
      <FailureLine failed={failed} />
      {none ? <EmptyState title={t('todoNone')} text={t('todoNoneText')} /> : null}
      {none ? null : (
        <ul className="card items">
          {data.articlesToReview.map(({ id, title, reviewOn }) => (
            <li key={id}>
              <div className="grow">
                <p className="said">{title}</p>
                <p>{t('review', { day: formatDate(reviewOn!) })}</p>
              </div>
              <p className="acts">
                <a className="btn btn-s" href={`/kennis/${id}`} onClick={follow}>
                  {t('open')}
                  <span className="sr"> {title}</span>
                </a>
              </p>
            </li>
          ))}
          {data.knowledgeFeedback.map((one) => (
            <li key={one.id} data-testid="feedback-row">
              <div className="grow">
                <p className="said">
                  <span className="pill">{t(`feedbackKind.${one.kind}`)}</span> {one.subjectTitle}
                </p>
                <p className="said">{one.note}</p>
                <p>{t('said', { by: one.by, day: formatDate(one.at) })}</p>
              </div>
              <p className="acts">
                {one.subjectId ? (
                  <a className="btn btn-s" href={addressOf(one.subjectKind, one.subjectId)} onClick={follow}>
                    {t('open')}
                    <span className="sr"> {one.subjectTitle}</span>
                  </a>
                ) : null}
                <ActionButton size="small" onClick={() => void handle(one.id)}>
                  {t('handled')}
                  <span className="sr"> {one.subjectTitle}</span>
                </ActionButton>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
