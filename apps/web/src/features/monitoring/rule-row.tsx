import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command, type Document } from '../../app/ask';
import { hasRole, useSession } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import { TenantName } from '../../ui/tenant';
import { SETTLE_RULE, WITHDRAW_RULE } from './monitoring.queries';
import type { Member, Rule } from './rule-list';

const LOOK: Readonly<Record<Rule['state'], { pill: string; icon: IconName }>> = {
  ACTIVE: { pill: 'pill is-ok', icon: 'check' },
  DISPUTED: { pill: 'pill is-warn', icon: 'let' },
  WITHDRAWN: { pill: 'pill', icon: 'streep' },
};

interface Props {
  rule: Rule;
  members: readonly Member[];
  onChanged: () => void;
}

/** One rule with the corrections it came of; who may divide messages settles or withdraws it. */
export function RuleRow({ rule, members, onChanged }: Props) {
  const { t } = useTranslation('monitoring');
  const { me } = useSession();
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const divider = me.memberships.find((one) => hasRole(one, ['TRIAGE']));
  const { id, version } = rule;
  const attempt = <Input extends object>(document: Document<unknown, { input: Input }>, input: Input) => {
    setBusy(true);
    setFailed(undefined);
    command(divider!.tenant.id, document, { input })
      .then(onChanged, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <li data-testid="attribution-rule" data-state={rule.state}>
      <div className="grow">
        <h2 className="h3">
          {rule.state === 'DISPUTED' ? (
            t('rule.unsure', { name: rule.name })
          ) : (
            <>
              {t('rule.means', { name: rule.name })} <TenantName tenant={rule.tenant} />
            </>
          )}{' '}
          <span className={LOOK[rule.state].pill}>
            <Icon name={LOOK[rule.state].icon} />
            {t(`ruleState.${rule.state}`)}
          </span>
        </h2>
        {rule.word ? <p>{t('rule.word', { word: rule.word })}</p> : null}
        <ul className="rule-c" aria-label={t('rule.corrections')}>
          {rule.corrections.map((one) => (
            <li key={`${one.at} ${one.tenant.id}`}>
              <TenantName tenant={one.tenant} />{' '}
              {t('rule.by', { name: one.byName, day: formatDate(one.at), time: formatTime(one.at) })}
            </li>
          ))}
        </ul>
        <FailureLine failed={failed} />
      </div>
      {divider && rule.state !== 'WITHDRAWN' ? (
        <div className="acts">
          {rule.state === 'DISPUTED' ? (
            <select
              className="sel"
              aria-label={t('rule.settle', { name: rule.name })}
              value=""
              disabled={busy}
              onChange={(event) =>
                event.target.value && attempt(SETTLE_RULE, { id, version, tenantId: event.target.value })
              }
            >
              <option value="">{t('rule.settleShort')}</option>
              {members.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          ) : null}
          <ActionButton size="small" disabled={busy} onClick={() => attempt(WITHDRAW_RULE, { id, version })}>
            <span>{t('rule.withdraw')}</span>
            <span className="sr"> {rule.name}</span>
          </ActionButton>
        </div>
      ) : null}
    </li>
  );
}
