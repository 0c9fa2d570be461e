import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { go } from '../../app/router';
import type { MonitoringQueriesQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { TenantName } from '../../ui/tenant';
import { ADOPT_QUERY } from './monitoring.queries';

type Shared = MonitoringQueriesQuery['sharedQueries'][number];

interface Props {
  queries: readonly Shared[];
  tenantId: string;
  manages: boolean;
  onChanged: () => void;
}

/** What neighbours share. Adopting makes an own copy that stands still until one starts it. */
export function SharedList({ queries, tenantId, manages, onChanged }: Props) {
  const { t } = useTranslation('monitoring');
  const [failed, setFailed] = useState<{ id: string; why: unknown }>();
  const [busy, setBusy] = useState(false);
  if (queries.length === 0) return <EmptyState title={t('shares.empty')} text={t('shares.emptyText')} />;
  const adopt = (id: string) => {
    setBusy(true);
    setFailed(undefined);
    command(tenantId, ADOPT_QUERY, { input: { id } })
      .then(
        ({ adoptSharedQuery }) => {
          onChanged();
          go(`/zoekopdrachten/${adoptSharedQuery.id}`);
        },
        (why: unknown) => setFailed({ id, why }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p className="meta-line">{t('shares.text')}</p>
      <ul className="card items" aria-label={t('tab.shared')}>
        {queries.map((query) => (
          <li key={query.id} data-testid="shared-query">
            <div className="grow">
              <h2 className="h3">
                {query.name} <TenantName tenant={query.tenant} />
              </h2>
              <p>
                <code>{query.text}</code>
              </p>
              <p>
                {query.purpose}. {t(`domain.${query.domain}`)}. {query.legalBasis}.
              </p>
              <FailureLine failed={failed?.id === query.id ? failed.why : undefined} />
            </div>
            <div className="acts">
              {query.adopted ? (
                <span className="pill is-ok">
                  <Icon name="check" />
                  {t('shares.adopted')}
                </span>
              ) : manages ? (
                <ActionButton size="small" disabled={busy} onClick={() => adopt(query.id)} data-testid="adopt-query">
                  <span>{t('shares.adopt')}</span>
                  <span className="sr"> {query.name}</span>
                </ActionButton>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
