import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import type { KnowledgeQuery } from '../../gql/graphql';
import { EmptyState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';

/** Where work begins: what is new for this person, and how to find the rest. */
export function KnowledgeStart({ data }: { data: KnowledgeQuery }) {
  const { t } = useTranslation('knowledge');
  const unread = data.articles.filter(({ id }) => data.staffNews.some((one) => one.id === id));
  return (
    <>
      <header className="page-head">
        <div>
          <h2 className="h1">{t('welcome')}</h2>
          <p className="sub">{t('welcomeText')}</p>
        </div>
      </header>
      {unread.length === 0 ? (
        <EmptyState title={t('allRead')} text={t('allReadText')} />
      ) : (
        <section className="card pad" aria-labelledby="h-unread">
          <h3 id="h-unread">{t('unreadTitle')}</h3>
          <p className="meta-line">{t('unreadText')}</p>
          <ul className="kn-unread">
            {unread.map(({ id, title, kind, importance }) => (
              <li key={id}>
                <a href={`/kennis/${id}`} onClick={follow} data-testid="unread">
                  <Icon name={importance === 'IMPORTANT' ? 'let' : 'info'} />
                  <b>{title}</b>
                </a>
                <span className="pill">{t(`kind.${kind}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
