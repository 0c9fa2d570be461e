import '../../ui/sharing/sharing-words';
import '../../ui/sharing/sharing.css';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { follow } from '../../app/router';
import { useAnswer } from '../../app/use-answer';
import type { SharedArticleQuery } from '../../gql/graphql';
import { FailureState } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { MergeForm } from '../../ui/sharing/merge-form';
import { Skeleton } from '../../ui/skeleton';
import { ArticleChoice } from './article-choice';
import { articleFieldWord } from './article-field-words';
import { ArticleSections } from './article-sections';
import { FeedbackBar } from './feedback-bar';
import { RecallNotice } from './recall-notice';
import { SETTLE_ARTICLE, SHARED_ARTICLE } from './sharing.queries';

interface Props {
  id: string;
  tenantId: string;
  mayWrite: boolean;
  mayLead: boolean;
}

type Shared = SharedArticleQuery['sharedArticle'];

/** An article of a neighbour: the text as it is used here, a newer version that waits, and what one can do with it. */
export default function NeighbourArticle({ id, tenantId, mayWrite, mayLead }: Props) {
  const { t } = useTranslation('knowledge');
  const { data, failed, again } = useAnswer(tenantId, SHARED_ARTICLE, { sharedArticleId: id }, ['TEMPLATE']);
  if (failed && !data) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const article = data.sharedArticle;
  const { publisher, version, adoption, here } = article;
  const shown = here ?? article;
  const settle = article.waiting && article.merge.length > 0 && mayWrite;
  const choice = (
    <ArticleChoice
      key={`${id} ${article.revision} ${version}`}
      {...{ article, tenantId, onChanged: again }}
      mayFork={article.kind === 'ARTICLE' || mayLead}
    />
  );
  return (
    <>
      {article.withdrawn ? (
        <p className="strip">
          <Icon name="info" />
          <span>{t('sharing:state.withdrawn', { publisher })}</span>
        </p>
      ) : null}
      {settle ? (
        <MergeForm
          key={`${id} ${version}`}
          {...{ publisher, version, merge: article.merge }}
          note={article.note ?? null}
          decideBefore={article.decideBefore ?? null}
          wordFor={(name) => articleFieldWord(name, t)}
          onSettle={({ choice: chosen, fields }) =>
            command(tenantId, SETTLE_ARTICLE, {
              input: {
                ...{ sharedArticleId: id, expectedTenantId: tenantId, version, revision: article.revision ?? 0 },
                ...{ choice: chosen, fields: fields ? [...fields] : null },
              },
            }).then(again)
          }
        />
      ) : null}
      <article className="card pad kn-article" aria-labelledby="h-article" data-testid="neighbour-article">
        <header>
          <p className="row">
            <span className="pill">{t(`kind.${article.kind}`)}</span>
          </p>
          <h2 id="h-article" className="h1">
            {shown.title}
          </h2>
          <p className="meta-line">
            {[
              shown.topic,
              t('neighbours.from', { publisher, version: article.adoptedVersion ?? version }),
              formatDate(article.publishedAt),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="meta-line">{stateWords(article, t)}</p>
        </header>
        <RecallNotice articleId={id} isVariant={adoption === 'OVERRIDE'} {...{ tenantId, onChanged: again }}>
          <ArticleSections
            sections={shown.sections}
            before={adoption === 'OVERRIDE' && !article.waiting ? article.sections : undefined}
          />
        </RecallNotice>
        <p className="meta-line">{t('neighbours.noFiles', { publisher })}</p>
        {here ? <FeedbackBar tenantId={tenantId} subjectId={id} /> : null}
      </article>
      {article.mine || !mayWrite ? null : settle ? (
        <details className="card pad other">
          <summary>{t('sharing:choice.other')}</summary>
          {choice}
        </details>
      ) : (
        choice
      )}
      <p>
        <a href="/kennis/buren" onClick={follow}>
          {t('neighbours.all')}
        </a>
      </p>
    </>
  );
}

type Words = (key: string, params: Record<string, unknown>) => string;

function stateWords({ adoption, adoptedVersion, review, reason }: Shared, t: Words): string {
  if (adoption === 'FORK') return t('neighbours.forked', {});
  return t(`sharing:state.${adoption === 'FOLLOW' && review ? 'REVIEW' : adoption}`, {
    version: adoptedVersion,
    reason,
  });
}
