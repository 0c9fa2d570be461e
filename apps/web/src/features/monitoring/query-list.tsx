import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '../../app/session';
import type { MonitoringQueriesQuery, QueryDomain, QueryState } from '../../gql/graphql';
import { EmptyState } from '../../ui/failure-state';
import { QueryRow } from './query-row';

export type Query = MonitoringQueriesQuery['monitoringQueries'][number];

export const STATES: readonly QueryState[] = ['HELD', 'ACTIVE', 'PAUSED', 'ENDED'];
const DOMAINS: readonly QueryDomain[] = ['SERVICE', 'COMMUNICATION', 'CRISIS', 'PUBLIC_ORDER'];

interface Props {
  queries: readonly Query[];
  member: Membership;
  onChanged: () => void;
}

/** The register: what waits for a decision first, then what runs, then what stands still. */
export function QueryList({ queries, member, onChanged }: Props) {
  const { t } = useTranslation('monitoring');
  const [state, setState] = useState<QueryState | ''>('');
  const [domain, setDomain] = useState<QueryDomain | ''>('');
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const shown = queries
    .filter((one) => !state || one.state === state)
    .filter((one) => !domain || one.domain === domain)
    .filter((one) => `${one.name} ${one.text} ${one.purpose} ${one.ownerName}`.toLowerCase().includes(wanted))
    .sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
  if (queries.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  const domains = DOMAINS.filter((one) => queries.some((query) => query.domain === one));
  return (
    <>
      <div className="row query-filters" role="group" aria-label={t('filter.title')}>
        <label className="field">
          <span>{t('filter.words')}</span>
          <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('filter.state')}</span>
          <select value={state} onChange={(event) => setState(event.target.value as QueryState | '')}>
            <option value="">{t('filter.all')}</option>
            {STATES.filter((one) => queries.some((query) => query.state === one)).map((one) => (
              <option key={one} value={one}>
                {t(`state.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {domains.length > 1 ? (
          <label className="field">
            <span>{t('filter.domain')}</span>
            <select value={domain} onChange={(event) => setDomain(event.target.value as QueryDomain | '')}>
              <option value="">{t('filter.all')}</option>
              {domains.map((one) => (
                <option key={one} value={one}>
                  {t(`domain.${one}`)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <p className="meta-line" role="status">
          {t('filter.shown', { count: shown.length })}
        </p>
      </div>
      {shown.length > 0 ? (
        <ul className="card items" aria-label={t('title')}>
          {shown.map((query) => (
            <QueryRow key={query.id} query={query} member={member} onChanged={onChanged} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t('filter.none')} text={t('filter.noneText')} />
      )}
    </>
  );
}
