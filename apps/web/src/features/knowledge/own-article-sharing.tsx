import '../../ui/sharing/sharing-words';
import '../../ui/sharing/sharing.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { ArticleQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { PublicationCard } from '../../ui/sharing/publication-card';
import { RecallDialog } from '../../ui/sharing/recall-dialog';
import { articleFieldWord, inReadingOrder } from './article-field-words';
import { PublishButton } from './publish-button';
import { ARTICLE_PUBLICATIONS, PUBLISHED_ARTICLE_VERSIONS, RECALL_ARTICLE, WITHDRAW_ARTICLE } from './sharing.queries';

interface Props {
  article: ArticleQuery['article'];
  tenantId: string;
  mayShare: boolean;
  onChanged: () => void;
}

/** What an own article is for the neighbours: asked, agreed with, shared, taken back, called back. */
export default function OwnArticleSharing({ article, tenantId, mayShare, onChanged }: Props) {
  const { t } = useTranslation('knowledge');
  const { focus } = useSession();
  const { data, again } = useAnswer(tenantId, ARTICLE_PUBLICATIONS, {}, ['TEMPLATE']);
  const publication = data?.publicationRequests.find(
    ({ sourceId, state }) => sourceId === article.id && state !== 'PUBLISHED',
  );
  const { shared } = article;
  const isNewer = !shared || shared.withdrawn || shared.version < article.version;
  const waits = publication?.state === 'REQUESTED' && publication.version === article.version;
  const changed = () => {
    again();
    onChanged();
  };
  return (
    <>
      {publication ? (
        <PublicationCard
          key={publication.id}
          {...{ publication, tenant: focus.tenant }}
          read={inReadingOrder([...new Set([...publication.fields, ...publication.before].map(({ name }) => name))])}
          wordFor={(name) => articleFieldWord(name, t)}
          onChanged={changed}
        />
      ) : null}
      {shared || (mayShare && !waits) ? (
        <section className="card pad form" aria-labelledby="h-share" data-testid="own-sharing">
          <h3 id="h-share">{t('neighbours.own')}</h3>
          {shared ? (
            <p>{t(shared.withdrawn ? 'neighbours.withdrawn' : 'neighbours.have', { version: shared.version })}</p>
          ) : (
            <p>{t('neighbours.notYet')}</p>
          )}
          {mayShare && isNewer && !waits ? (
            <PublishButton
              key={`${article.id} ${article.version}`}
              articleId={article.id}
              tenantId={tenantId}
              onDone={changed}
            />
          ) : null}
          {mayShare && shared ? <Back article={article} tenantId={tenantId} onChanged={changed} /> : null}
        </section>
      ) : null}
    </>
  );
}

function Back({ article, tenantId, onChanged }: Omit<Props, 'mayShare'>) {
  const { t } = useTranslation('knowledge');
  const { data, again } = useAnswer(tenantId, PUBLISHED_ARTICLE_VERSIONS, { articleId: article.id }, ['TEMPLATE']);
  const [state, setState] = useState<{ open?: boolean; sure?: boolean; said?: boolean; failed?: unknown }>({});
  const versions = data?.publishedArticleVersions ?? [];
  const withdraw = () =>
    command(tenantId, WITHDRAW_ARTICLE, { articleId: article.id, expectedTenantId: tenantId }).then(
      () => {
        setState({});
        onChanged();
      },
      (failed: unknown) => setState({ failed }),
    );
  return (
    <>
      <p role="status" className={state.said ? 'ok-line' : 'sr'} data-testid="article-recall-said">
        {state.said ? t('recall.said') : null}
      </p>
      <p className="row">
        {versions.some(({ recalled }) => !recalled) ? (
          <ActionButton size="small" onClick={() => setState({ open: true })} data-testid="recall-article">
            <Icon name="let" />
            <span>{t('recall.dialog.title')}</span>
          </ActionButton>
        ) : null}
        {article.shared?.withdrawn ? null : state.sure ? (
          <>
            <span className="meta-line">{t('neighbours.withdrawSure')}</span>
            <ActionButton size="small" onClick={() => void withdraw()}>
              {t('neighbours.withdraw')}
            </ActionButton>
          </>
        ) : (
          <ActionButton size="small" kind="text" onClick={() => setState({ sure: true })}>
            {t('neighbours.withdraw')}
          </ActionButton>
        )}
      </p>
      <FailureLine failed={state.failed} />
      {state.open ? (
        <RecallDialog
          versions={versions}
          wordFor={(word, params) => t(`recall.dialog.${word}`, params ?? {})}
          onClose={() => setState({})}
          onRecall={(wish) =>
            command(tenantId, RECALL_ARTICLE, {
              input: { ...wish, versions: [...wish.versions], articleId: article.id, expectedTenantId: tenantId },
            }).then(() => {
              setState({ said: true });
              again();
              onChanged();
            })
          }
        />
      ) : null}
    </>
  );
}
