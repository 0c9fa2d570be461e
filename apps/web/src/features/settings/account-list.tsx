import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState, TenantSettingsQuery } from '../../gql/graphql';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { EmptyState } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import { networkName, NetworkMark } from '../../ui/network';
import { ReconnectDialog } from './reconnect-dialog';
import type { Attempt } from './reconnect-return';

export type Account = TenantSettingsQuery['channelAccounts'][number];

const LOOK: Readonly<Record<AccountState, { pill: string; icon: IconName }>> = {
  CONNECTED: { pill: 'pill is-ok', icon: 'check' },
  SUSPECT: { pill: 'pill is-warn', icon: 'let' },
  RATE_LIMITED: { pill: 'pill is-warn', icon: 'wacht' },
  REVOKED: { pill: 'pill is-bad', icon: 'let' },
};

interface Props {
  accounts: readonly Account[];
  tenantId: string;
  canConnect: boolean;
  /** The attempt that somebody comes back to from the network. */
  back: Attempt | undefined;
  backFailed: unknown;
}

/** How each account of the council is doing; one that broke can be connected again. */
export function AccountList({ accounts, tenantId, canConnect, back, backFailed }: Props) {
  const { t } = useTranslation('settings');
  const [openId, setOpenId] = useState(back?.accountId);
  if (accounts.length === 0) return <EmptyState title={t('noAccounts')} text={t('noAccountsText')} />;
  const open = accounts.find((account) => account.id === openId);
  return (
    <>
      <ul className="card items">
        {accounts.map((account) => (
          <li key={account.id} data-testid="account-row" data-account={account.handle} data-state={account.state}>
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
            {canConnect && account.ways.length > 0 && ['SUSPECT', 'REVOKED'].includes(account.state) ? (
              <ActionButton
                kind={account.state === 'REVOKED' ? 'primary' : 'plain'}
                onClick={() => setOpenId(account.id)}
                data-testid="reconnect"
              >
                {t('reconnect.action')}
                <span className="sr"> {atHandle(account.handle)}</span>
              </ActionButton>
            ) : null}
            <span className={LOOK[account.state].pill}>
              <Icon name={LOOK[account.state].icon} />
              {t(`account.${account.state}`)}
            </span>
          </li>
        ))}
      </ul>
      {open && canConnect ? (
        <ReconnectDialog
          key={open.id}
          account={open}
          tenantId={tenantId}
          began={back?.accountId === open.id ? back.id : undefined}
          backFailed={back?.accountId === open.id ? backFailed : undefined}
          onClose={() => setOpenId(undefined)}
        />
      ) : null}
    </>
  );
}
