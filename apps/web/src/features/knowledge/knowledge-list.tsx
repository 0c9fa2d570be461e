import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { follow, go } from '../../app/router';
import type { KnowledgeQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { TenantPicker } from '../../ui/tenant-picker';
import { SearchResults } from './search-results';

type Row = KnowledgeQuery['articles'][number];

interface Props {
  data: KnowledgeQuery | undefined;
  tenantId: string;
  selected: string | undefined;
  mayWrite: boolean;
  mayLead: boolean;
}

const GROUPS = ['INSTRUCTION', 'PLAN', 'ARTICLE', 'NEWS'] as const;

/** Search on top; below it what there is, what is still to read first. */
export function KnowledgeList({ data, tenantId, selected, mayWrite, mayLead }: Props) {
  const { t } = useTranslation('knowledge');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const unread = new Set(data?.staffNews.map(({ id }) => id));
  const rows = data?.articles ?? [];
  const todo = (data?.knowledgeFeedback.length ?? 0) + (data?.articlesToReview.length ?? 0);
  return (
    <section className="list" aria-labelledby="h-kn">
      <div className="list-head">
        <div className="row">
          <h1 id="h-kn">{t('title')}</h1>
          {mayWrite ? (
            <ActionButton size="small" onClick={() => go('/kennis/nieuw')}>
              <Icon name="plus" />
              <span>{t('new')}</span>
            </ActionButton>
          ) : null}
        </div>
        <p className="lib-for">
          <TenantPicker />
        </p>
        <label className="kn-search">
          <Icon name="zoek" />
          <span className="sr">{t('search')}</span>
          <input
            type="search"
            value={typed}
            placeholder={t('searchHint')}
            maxLength={200}
            onChange={({ target }) => setTyped(target.value)}
            data-testid="knowledge-search"
          />
        </label>
        <nav className="kn-links" aria-label={t('list')}>
          <a href="/kennis/reacties" onClick={follow} aria-current={selected === 'reacties' ? 'page' : undefined}>
            {t('todo')}
            {todo > 0 ? <span className="cnt">{todo}</span> : null}
          </a>
          <a href="/kennis/buren" onClick={follow} aria-current={selected === 'buren' ? 'page' : undefined}>
            {t('neighbours.link')}
          </a>
          {mayLead ? (
            <a href="/kennis/vragensets" onClick={follow} aria-current={selected === 'vragensets' ? 'page' : undefined}>
              {t('import')}
            </a>
          ) : null}
        </nav>
      </div>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={t('list')}>
        {search.length > 1 ? (
          <SearchResults tenantId={tenantId} search={search} selected={selected} />
        ) : (
          <>
            <Group title={t('group.unread')} rows={rows.filter(({ id }) => unread.has(id))} selected={selected} />
            {GROUPS.map((kind) => (
              <Group
                key={kind}
                title={t(`group.${kind}`)}
                rows={rows.filter((one) => one.kind === kind && !unread.has(one.id))}
                selected={selected}
              />
            ))}
          </>
        )}
      </div>
    </section>
  );
}

function Group({ title, rows, selected }: { title: string; rows: readonly Row[]; selected: string | undefined }) {
  const { t } = useTranslation('knowledge');
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="grp">
        {title} <span className="n">{rows.length}</span>
      </h2>
      <ul className="rows">
        {rows.map((one) => (
          <li key={one.id}>
            <a
              className="rowlink"
              href={`/kennis/${one.id}`}
              onClick={follow}
              aria-current={one.id === selected ? 'true' : undefined}
              data-testid="article-row"
            >
              <span className="r1">
                <b>{one.title}</b>
              </span>
              <span className="r3">
                {one.importance === 'IMPORTANT' ? <span className="pill is-warn">{t('important')}</span> : null}
                <span className="src">{one.topic || t('owner', { name: one.ownerName })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
