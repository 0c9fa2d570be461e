import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { useAnswer } from '../../app/use-answer';
import type { SharedArticlesQuery } from '../../gql/graphql';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { addressOf } from './knowledge-address';
import { SHARED_ARTICLES } from './sharing.queries';

type Shared = SharedArticlesQuery['sharedArticles'][number];

const GROUPS = ['waiting', 'new', 'used', 'other'] as const;

/** What neighbours wrote for each other: what waits for our word first, then what is new, then what we use. */
export default function NeighbourArticles({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('knowledge');
  const { data, failed, again } = useAnswer(tenantId, SHARED_ARTICLES, {}, ['TEMPLATE']);
  if (failed && !data) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const theirs = data.sharedArticles.filter(({ mine }) => !mine);
  return (
    <>
      <header className="page-head">
        <div>
          <h2 className="h1">{t('neighbours.title')}</h2>
          <p className="sub">{t('neighbours.text')}</p>
        </div>
      </header>
      {theirs.length === 0 ? <EmptyState title={t('neighbours.none')} text={t('neighbours.noneText')} /> : null}
      {GROUPS.map((group) => {
        const rows = theirs.filter((one) => groupOf(one) === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`h-${group}`}>
            <h3 id={`h-${group}`} className="kn-group">
              {t(`neighbours.group.${group}`)}
            </h3>
            <ul className="card items kn-neighbours">
              {rows.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Row({ one }: { one: Shared }) {
  const { t } = useTranslation('knowledge');
  return (
    <li data-testid="neighbour-row">
      <div className="grow">
        <p className="said">
          <a href={addressOf('SHARED', one.id)} onClick={follow}>
            {one.title}
          </a>
        </p>
        <p>
          {[one.topic, t('neighbours.from', { publisher: one.publisher, version: one.adoptedVersion ?? one.version })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <p className="acts">
        {one.recall ? (
          <span className="pill is-bad">
            <Icon name="let" />
            {t('recall.mark')}
          </span>
        ) : null}
        <span className="pill">{t(`kind.${one.kind}`)}</span>
        <span className="pill">{t(`neighbours.state.${one.adoption}`)}</span>
      </p>
    </li>
  );
}

function groupOf({ adoption, waiting }: Shared): (typeof GROUPS)[number] {
  if (waiting) return 'waiting';
  if (adoption === 'NONE') return 'new';
  return adoption === 'FOLLOW' || adoption === 'OVERRIDE' ? 'used' : 'other';
}
