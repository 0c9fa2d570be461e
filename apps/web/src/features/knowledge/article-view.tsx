import { useTranslation } from 'react-i18next';
import { ask, command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { lazy, Suspense, useState } from 'react';
import type { ArticleQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { FeedbackBar } from './feedback-bar';
import { ARTICLE_FILE, CONFIRM_ARTICLE, RELATED_ANSWERS } from './knowledge.queries';
import { ReaderList } from './reader-list';
import { RecallNotice } from './recall-notice';
import { ArticleSections } from './article-sections';

const OwnArticleSharing = lazy(() => import('./own-article-sharing'));

interface Props {
  article: ArticleQuery['article'];
  count: ArticleQuery['knowledgeFeedbackCount'];
  tenantId: string;
  mayEdit: boolean;
  mayLead: boolean;
  onEdit: () => void;
  onChanged: () => void;
}

/** An article as a colleague reads it. */
export function ArticleView({ article, count, tenantId, mayEdit, mayLead, onEdit, onChanged }: Props) {
  const { t } = useTranslation('knowledge');
  const [failed, setFailed] = useState<unknown>();
  const confirmed = article.confirmedVersion === article.version;
  const confirm = () =>
    command(tenantId, CONFIRM_ARTICLE, {
      articleId: article.id,
      version: article.version,
      expectedTenantId: tenantId,
    }).then(onChanged, setFailed);
  const download = (fileId: string) =>
    ask(tenantId, ARTICLE_FILE, { articleId: article.id, fileId }).then(
      ({ articleFileAddress }) => location.assign(articleFileAddress),
      setFailed,
    );
  return (
    <>
      <article className="card pad kn-article" aria-labelledby="h-article" data-testid="article">
        <header>
          <p className="row">
            <span className="pill">{t(`kind.${article.kind}`)}</span>
            {article.importance === 'IMPORTANT' ? (
              <span className="pill is-warn">
                <Icon name="let" />
                {t('important')}
              </span>
            ) : null}
            {mayEdit ? (
              <ActionButton size="small" className="kn-edit" onClick={onEdit} data-testid="edit-article">
                <Icon name="potlood" />
                <span>{t('edit')}</span>
              </ActionButton>
            ) : null}
          </p>
          <h2 id="h-article" className="h1">
            {article.title}
          </h2>
          <p className="meta-line">{metaOf(article, t).join(' · ')}</p>
        </header>
        <RecallNotice articleId={article.id} isVariant={article.fromNeighbour} {...{ tenantId, onChanged }}>
          <ArticleSections sections={article.sections} />
        </RecallNotice>
        {article.files.length > 0 ? (
          <section>
            <h3>{t('files')}</h3>
            <ul className="kn-files">
              {article.files.map(({ fileId, name }) => (
                <li key={fileId}>
                  <button type="button" className="lnk" onClick={() => void download(fileId)}>
                    <Icon name="download" />
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {article.related.length > 0 ? <Related ids={article.related} tenantId={tenantId} /> : null}
        {article.mustConfirm || article.kind === 'NEWS' ? (
          confirmed ? (
            <p className="ok-line" role="status">
              <Icon name="check" />
              {t('confirmed')}
            </p>
          ) : (
            <p>
              <ActionButton kind="primary" onClick={() => void confirm()} data-testid="confirm-article">
                {t('confirm')}
              </ActionButton>
            </p>
          )
        ) : null}
        <FailureLine failed={failed} />
        {mayLead && article.mustConfirm ? <ReaderList articleId={article.id} tenantId={tenantId} /> : null}
        <FeedbackBar key={article.id} tenantId={tenantId} subjectId={article.id} />
        {count.found + count.wrong > 0 ? (
          <p className="meta-line">
            {[
              count.found > 0 ? t('feedback.count', { count: count.found }) : '',
              count.wrong > 0 ? t('feedback.open', { count: count.wrong }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        ) : null}
        {article.versions.length > 1 ? (
          <details className="kn-versions">
            <summary>{t('versions')}</summary>
            {article.versions.slice(1).map((one) => (
              <details key={one.version}>
                <summary>
                  {t('versionLine', { version: one.version, day: formatDate(one.savedAt), by: one.savedBy })}
                </summary>
                <p className="kn-text">
                  {[one.title, ...one.sections.flatMap(({ heading, text }) => [heading, text])].join('\n')}
                </p>
              </details>
            ))}
          </details>
        ) : null}
      </article>
      {article.kind === 'NEWS' ? null : (
        <Suspense fallback={null}>
          <OwnArticleSharing
            key={article.id}
            {...{ article, tenantId, onChanged }}
            mayShare={mayEdit && article.roles.length === 0}
          />
        </Suspense>
      )}
    </>
  );
}

function Related({ ids, tenantId }: { ids: readonly string[]; tenantId: string }) {
  const { t } = useTranslation('knowledge');
  const { data } = useAnswer(tenantId, RELATED_ANSWERS, {});
  const found = data?.answers.filter(({ id }) => ids.includes(id)) ?? [];
  if (found.length === 0) return null;
  return (
    <section>
      <h3>{t('related')}</h3>
      <ul className="kn-files">
        {found.map(({ id, title }) => (
          <li key={id}>
            <a href={`/bibliotheek/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function metaOf(article: ArticleQuery['article'], t: ReturnType<typeof useTranslation<'knowledge'>>['t']): string[] {
  const { validFrom, validUntil, reviewOn, roles, version } = article;
  const [from, until] = [validFrom && formatDate(validFrom), validUntil && formatDate(validUntil)];
  return [
    article.topic,
    t('owner', { name: article.ownerName }),
    t('version', { version }),
    t('changed', { day: formatDate(article.changedAt), by: article.changedBy }),
    from && until
      ? t('valid', { from, until })
      : from
        ? t('validFrom', { from })
        : until
          ? t('validUntil', { until })
          : '',
    reviewOn ? t('reviewOn', { day: formatDate(reviewOn) }) : '',
    roles.length > 0
      ? t('forRoles', { roles: roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ') })
      : '',
  ].filter(Boolean);
}
