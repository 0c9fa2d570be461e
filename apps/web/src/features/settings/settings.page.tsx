import '../../ui/page.css';
import './settings.css';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { AccountState } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { atHandle } from '../../ui/at-handle';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import { networkName, NetworkMark } from '../../ui/network';
import { Skeleton } from '../../ui/skeleton';
import { TenantPicker } from '../../ui/tenant-picker';
import nl from './settings.nl.json';
import { ParkedJobs } from './parked-jobs';
import { SETTINGS } from './settings.queries';
import { VariableRow } from './variable-row';

addWords('settings', nl, () => import('./settings.en.json'));

const LOOK: Readonly<Record<AccountState, { pill: string; icon: IconName }>> = {
  CONNECTED: { pill: 'pill is-ok', icon: 'check' },
  SUSPECT: { pill: 'pill is-warn', icon: 'let' },
  RATE_LIMITED: { pill: 'pill is-warn', icon: 'wacht' },
  REVOKED: { pill: 'pill is-bad', icon: 'let' },
};

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, SETTINGS, {}, ['ACCOUNT', 'TEMPLATE']);
  const canChange = hasRole(focus, ['TENANT_ADMIN', 'COORDINATOR']);
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">
            <TenantPicker />
          </p>
        </div>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data ? (
        <>
          {canChange ? <ParkedJobs tenantId={focus.tenant.id} /> : null}
          <section aria-labelledby="h-acc">
            <h2 id="h-acc" className="sec-h">
              {t('accounts')}
            </h2>
            {data.channelAccounts.length === 0 ? (
              <EmptyState title={t('noAccounts')} text={t('noAccountsText')} />
            ) : (
              <ul className="card items">
                {data.channelAccounts.map((account) => (
                  <li key={account.id} data-testid="account-row">
                    <div className="grow">
                      <h3 className="row">
                        <NetworkMark network={account.network} /> {atHandle(account.handle)}
                      </h3>
                      <p>
                        {networkName(account.network)}.{' '}
                        {t('since', { date: formatDate(account.stateSince), time: formatTime(account.stateSince) })}{' '}
                        {account.explanation} {t(`advice.${account.state}`)}
                      </p>
                    </div>
                    <span className={LOOK[account.state].pill}>
                      <Icon name={LOOK[account.state].icon} />
                      {t(`account.${account.state}`)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section aria-labelledby="h-var">
            <h2 id="h-var" className="sec-h">
              {t('variables')}
            </h2>
            <p className="meta-line">{t(canChange ? 'variablesText' : 'variablesReadOnly')}</p>
            <ul className="card items">
              {data.variables.map((variable) => (
                <VariableRow
                  key={`${focus.tenant.id}-${variable.name}-${variable.value ?? ''}`}
                  variable={variable}
                  tenantId={focus.tenant.id}
                  canChange={canChange}
                  onSaved={again}
                />
              ))}
            </ul>
          </section>
        </>
      ) : null}
    </main>
  );
}
