import '../../ui/page.css';
import './monitoring.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { formatDate, formatNumber } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import nl from './monitoring.nl.json';
import { QUERIES } from './monitoring.queries';
import { QueryForm, type Query } from './query-form';

addWords('monitoring', nl, () => import('./monitoring.en.json'));

export default function MonitoringPage() {
  const { t } = useTranslation('monitoring');
  const { focus } = useSession();
  const [open, setOpen] = useState<Query | 'new'>();
  const { data, failed, again } = useAnswer(focus.tenant.id, QUERIES, {}, []);
  const queries = data?.monitoringQueries ?? [];
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker /> {t('text')}
          </p>
        </div>
        <ActionButton kind="primary" onClick={() => setOpen('new')}>
          <Icon name="plus" />
          <span>{t('new')}</span>
        </ActionButton>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      <div className={open ? 'query-two is-open' : 'query-two'}>
        {data && queries.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} /> : null}
        {queries.length > 0 ? (
          <ul className="card items" aria-label={t('title')}>
            {queries.map((query) => (
              <li key={query.id} data-testid="query-row">
                <div className="grow">
                  <h2 className="h3">
                    {query.name}{' '}
                    <span className={query.active ? 'pill is-ok' : 'pill'}>
                      <Icon name={query.active ? 'check' : 'pauze'} />
                      {t(query.active ? 'active' : 'paused')}
                    </span>
                  </h2>
                  <p>
                    <code>{query.text}</code>
                  </p>
                  <p>
                    {query.purpose}. {t(`domain.${query.domain}`)}.
                  </p>
                  <p>
                    {t('owner', { name: query.ownerName, until: formatDate(query.endsOn) })}{' '}
                    {t('matches', { count: query.matchesLastMonth, number: formatNumber(query.matchesLastMonth) })}
                  </p>
                </div>
                <div className="acts">
                  <ActionButton onClick={() => setOpen(query)}>
                    <Icon name="potlood" />
                    <span>{t('change')}</span>
                    <span className="sr"> {query.name}</span>
                  </ActionButton>
                </div>
              </li>
            ))}
          </ul>
        ) : null}
        {open ? (
          <QueryForm
            key={open === 'new' ? 'new' : open.id}
            query={open === 'new' ? undefined : open}
            tenantId={focus.tenant.id}
            onSaved={() => {
              setOpen(undefined);
              again();
            }}
            onCancel={() => setOpen(undefined)}
          />
        ) : null}
      </div>
    </main>
  );
}
