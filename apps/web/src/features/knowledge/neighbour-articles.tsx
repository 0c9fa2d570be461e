import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { FeedbackBar } from './feedback-bar';
import { ADOPT_ARTICLE, DECLINE_ARTICLE, SHARED_ARTICLES } from './sharing.queries';

interface Props {
  tenantId: string;
  mayWrite: boolean;
  /** One of them that was found. */
  only?: string;
}

/** What neighbours wrote for each other: take it, and it is found from then on; give it up again with a reason. */
export function NeighbourArticles({ tenantId, mayWrite, only }: Props) {
  const { t } = useTranslation('knowledge');
  const { data, failed, again } = useAnswer(tenantId, SHARED_ARTICLES, {}, ['TEMPLATE']);
  const [trouble, setTrouble] = useState<unknown>();
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const theirs = data.sharedArticles.filter(({ id, mine }) => !mine && (!only || id === only));
  const then = (what: Promise<unknown>) => void what.then(again, setTrouble);
  const adopt = (sharedArticleId: string) =>
    then(command(tenantId, ADOPT_ARTICLE, { sharedArticleId, expectedTenantId: tenantId }));
  const stop = (sharedArticleId: string) =>
    then(
      command(tenantId, DECLINE_ARTICLE, {
        sharedArticleId,
        reason: t('neighbours.reason'),
        expectedTenantId: tenantId,
      }),
    );
  return (
    <>
      {only ? null : (
        <header className="page-head">
          <div>
            <h2 className="h1">{t('neighbours.title')}</h2>
            <p className="sub">{t('neighbours.text')}</p>
          </div>
        </header>
      )}
      <FailureLine failed={trouble} />
      {theirs.length === 0 ? <EmptyState title={t('neighbours.none')} text={t('neighbours.noneText')} /> : null}
      {theirs.map((one) => (
        <article key={one.id} className="card pad kn-article" data-testid="neighbour-article">
          <header>
            <p className="row">
              <span className="pill">{t(`kind.${one.kind}`)}</span>
              {mayWrite ? (
                <ActionButton
                  size="small"
                  className="kn-edit"
                  kind={one.adopted ? 'plain' : 'primary'}
                  onClick={() => (one.adopted ? stop(one.id) : adopt(one.id))}
                >
                  {t(one.adopted ? 'neighbours.stop' : 'neighbours.adopt')}
                  <span className="sr"> {one.title}</span>
                </ActionButton>
              ) : null}
            </p>
            <h3 className="h1">{one.title}</h3>
            <p className="meta-line">
              {[one.topic, t('neighbours.from', { publisher: one.publisher, version: one.version })]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </header>
          {one.sections.map(({ heading, text }, at) => (
            <section key={at}>
              {heading ? <h4>{heading}</h4> : null}
              <p className="kn-text">{text}</p>
            </section>
          ))}
          {one.adopted ? <FeedbackBar tenantId={tenantId} subjectId={one.id} /> : null}
        </article>
      ))}
    </>
  );
}
