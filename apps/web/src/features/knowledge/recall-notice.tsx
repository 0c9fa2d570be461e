import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { ReasonForm } from '../../ui/sharing/reason-form';
import { ArticleSections } from './article-sections';
import { ARTICLE_RECALL, RELEASE_ARTICLE_RECALL } from './sharing.queries';

interface Props {
  articleId: string;
  tenantId: string;
  /** With words of our own: a coordinator may let it go. */
  isVariant: boolean;
  onChanged: () => void;
  /** The text itself, which stays closed when it was called back. */
  children: ReactNode;
}

/** Shows a text, or closes it when its author called it back: why, and what is right instead. */
export function RecallNotice({ articleId, tenantId, isVariant, onChanged, children }: Props) {
  const { t } = useTranslation('knowledge');
  const { focus } = useSession();
  const { data, failed: unread, again } = useAnswer(tenantId, ARTICLE_RECALL, { articleId }, ['TEMPLATE']);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const recall = data?.articleRecall;
  // Nobody reads for a moment what may not be used.
  if (!data && !unread) return <Skeleton kind="rows" />;
  if (!recall) return children;
  const release = (reason: string) =>
    command(tenantId, RELEASE_ARTICLE_RECALL, {
      input: { recallId: recall.id, articleId, expectedTenantId: tenantId, reason },
    }).then(() => {
      again();
      onChanged();
    }, setFailed);
  return (
    <>
      <section className="banner is-bad" aria-labelledby="h-recalled" data-testid="recalled">
        <Icon name="let" />
        <div>
          <p id="h-recalled">
            <b>{t(`recall.${recall.kind}`)}</b> {t('recall.stop')}
          </p>
          <p>
            {t('recall.by', { publisher: recall.publisher, date: formatDate(recall.recalledAt) })} ‘{recall.reason}’
          </p>
        </div>
      </section>
      {recall.correction ? (
        <section>
          <h3>{t('recall.instead')}</h3>
          <p className="kn-text">{recall.correction}</p>
        </section>
      ) : null}
      {recall.standing ? (
        <details className="kn-standing" open={!recall.correction}>
          <summary>{t('recall.standing', { version: recall.standing.version })}</summary>
          <ArticleSections sections={recall.standing.sections} />
        </details>
      ) : recall.correction ? null : (
        <p>{t('recall.nothing')}</p>
      )}
      {isVariant && hasRole(focus, ['COORDINATOR']) ? (
        <div>
          {asking ? (
            <ReasonForm
              ask={t('recall.releaseAsk')}
              action={t('recall.releaseDo')}
              onReason={(why) => void release(why)}
            />
          ) : (
            <ActionButton size="small" onClick={() => setAsking(true)} data-testid="release-article">
              {t('recall.release')}
            </ActionButton>
          )}
          <FailureLine failed={failed} />
        </div>
      ) : null}
      <details className="kn-versions">
        <summary>{t('recall.old')}</summary>
        {children}
      </details>
    </>
  );
}
