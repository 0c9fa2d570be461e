import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command, type Document } from '../../app/ask';
import { follow } from '../../app/router';
import type { Membership } from '../../app/session';
import type { QueryState } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDate, formatNumber } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import { TenantName } from '../../ui/tenant';
import { HistoryDialog } from './history-dialog';
import { PAUSE_QUERY } from './monitoring.queries';
import type { Query } from './query-list';
import { mayManage, mayPreview, mayRelease } from './query-rights';
import { ReleaseDialog } from './release-dialog';
import { RenewDialog } from './renew-dialog';

const LOOK: Readonly<Record<QueryState, { pill: string; icon: IconName }>> = {
  ACTIVE: { pill: 'pill is-ok', icon: 'check' },
  PAUSED: { pill: 'pill', icon: 'pauze' },
  ENDED: { pill: 'pill', icon: 'streep' },
  HELD: { pill: 'pill is-warn', icon: 'slot' },
};
/** From here on the end is near enough to say so. */
const SOON_DAYS = 30;
const daysLeft = (day: string) => (Date.parse(day) - Date.now()) / 86_400_000;

interface Props {
  query: Query;
  member: Membership;
  onChanged: () => void;
}

export function QueryRow({ query, member, onChanged }: Props) {
  const { t } = useTranslation('monitoring');
  const [open, setOpen] = useState<'history' | 'release' | 'renew'>();
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const tenantId = member.tenant.id;
  const attempt = <Input extends object>(document: Document<unknown, { input: Input }>, input: Input) => {
    setBusy(true);
    setFailed(undefined);
    return command(tenantId, document, { input })
      .then(() => {
        setOpen(undefined);
        onChanged();
      }, setFailed)
      .finally(() => setBusy(false));
  };
  const { id, version, state } = query;
  const manages = mayManage(member);
  const soon = (state === 'ACTIVE' || state === 'PAUSED') && daysLeft(query.endsOn) < SOON_DAYS;
  const close = () => setOpen(undefined);
  const act = (word: 'pause' | 'resume' | 'renew' | 'history' | 'decide', onClick: () => void, primary = false) => (
    <ActionButton
      size="small"
      kind={primary ? 'primary' : 'plain'}
      disabled={busy}
      onClick={onClick}
      data-testid={`query-${word}`}
    >
      <span>{t(`act.${word}`)}</span>
      <span className="sr"> {query.name}</span>
    </ActionButton>
  );
  return (
    <li data-testid="query-row" data-query-id={id} data-state={state}>
      <div className="grow">
        <h2 className="h3">
          {mayPreview(member) ? (
            <a href={`/zoekopdrachten/${encodeURIComponent(id)}`} onClick={follow}>
              {query.name}
            </a>
          ) : (
            query.name
          )}{' '}
          <span className={LOOK[state].pill} data-testid="query-state">
            <Icon name={LOOK[state].icon} />
            {t(`state.${state}`)}
          </span>
          {query.shared ? (
            <span className="pill is-acc">
              <Icon name="delen" />
              {t('shared')}
            </span>
          ) : null}
        </h2>
        <p>
          <code>{query.text}</code>
        </p>
        <p>
          {query.purpose}. {t(`domain.${query.domain}`)}.
        </p>
        <p>
          {t('owner', { name: query.ownerName || t('history.left'), until: formatDate(query.endsOn) })}{' '}
          {t('matches', { count: query.matchesLastMonth, number: formatNumber(query.matchesLastMonth) })}
          {query.adoptedFrom ? (
            <>
              {' '}
              {t('adoptedFrom')} <TenantName tenant={query.adoptedFrom} />
            </>
          ) : null}
        </p>
        {soon ? (
          <p className="flag">
            <Icon name="wacht" />
            {t('endsSoon', { count: Math.max(0, Math.ceil(daysLeft(query.endsOn))) })}
          </p>
        ) : null}
        {state === 'ENDED' && query.purgesOn ? (
          <p className="flag">
            <Icon name="wacht" />
            {t('purges', { day: formatDate(query.purgesOn) })}
          </p>
        ) : null}
        {state === 'HELD' ? (
          <p className="flag">
            <Icon name="persoon" />
            {t('heldText', { found: query.personFindings.map((one) => one.text).join(', ') })}
          </p>
        ) : null}
        {query.release ? (
          <p>
            {t(query.release.released ? 'released' : 'refused', {
              name: query.release.byName,
              day: formatDate(query.release.at),
              reason: query.release.reason,
            })}
          </p>
        ) : null}
        <FailureLine failed={failed} />
      </div>
      <div className="acts">
        {state === 'HELD' && mayRelease(member) ? act('decide', () => setOpen('release'), true) : null}
        {manages && state === 'ACTIVE'
          ? act('pause', () => void attempt(PAUSE_QUERY, { id, version, paused: true }))
          : null}
        {manages && state === 'PAUSED'
          ? act('resume', () => void attempt(PAUSE_QUERY, { id, version, paused: false }))
          : null}
        {manages && (state === 'ENDED' || soon) ? act('renew', () => setOpen('renew')) : null}
        {act('history', () => setOpen('history'))}
      </div>
      {open === 'history' ? <HistoryDialog query={query} tenantId={tenantId} onClose={close} /> : null}
      {open === 'release' ? (
        <ReleaseDialog query={query} busy={busy} failed={failed} onDecide={attempt} onClose={close} />
      ) : null}
      {open === 'renew' ? (
        <RenewDialog query={query} busy={busy} failed={failed} onRenew={attempt} onClose={close} />
      ) : null}
    </li>
  );
}
