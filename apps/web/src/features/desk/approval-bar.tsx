import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useKeys } from '../../app/keyboard';
import { follow } from '../../app/router';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { WITHDRAW_APPROVAL } from './clearance.queries';
import type { Approval } from './clearance-context';

interface Props {
  approval: Approval;
  tenantId: string;
  /** The text that was taken back. */
  onBack: (text: string) => void;
}

/** For whom an answer waits, or why it came back; its author can take it back. */
export function ApprovalBar({ approval, tenantId, onBack }: Props) {
  const { t } = useTranslation('clearance');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const waits = approval.state === 'WAITING';
  const next = approval.tiers.find((tier) => tier.by == null);
  const names = next?.waitsFor ?? [];
  const withdraw = () => {
    if (busy) return;
    setBusy(true);
    setFailed(undefined);
    command(tenantId, WITHDRAW_APPROVAL, { input: { approvalId: approval.id, expectedTenantId: tenantId } })
      .then(({ withdrawApproval }) => waits && onBack(withdrawApproval.text), setFailed)
      .finally(() => setBusy(false));
  };
  useKeys(approval.mine && waits ? { withdraw } : {});
  return (
    <section
      className={waits ? 'clear-bar' : 'clear-bar is-warn'}
      aria-label={t('approval.label')}
      data-testid="approval-bar"
      data-state={approval.state}
    >
      <div role="status">
        <p>
          <Icon name={waits ? 'wacht' : 'let'} />
          <span>
            <b>{t(waits ? 'approval.waits' : 'approval.returned', { by: approval.returnedBy ?? '' })}</b>{' '}
            {waits
              ? names.length > 0
                ? t('approval.for', { names: names.slice(0, 3).join(t('approval.or')) })
                : t('approval.nobody', { role: t(`role.${next?.role ?? 'APPROVER'}`) })
              : approval.note}
            {approval.mine ? null : <> {t('approval.of', { name: approval.authorName })}</>}
          </span>
        </p>
        {approval.tiers
          .filter((tier) => tier.by != null)
          .map((tier) => (
            <p key={`${tier.role} ${tier.by}`} className="clear-s">
              <Icon name="check" />
              <span>{t('approval.given', { by: tier.by, role: t(`role.${tier.role}`) })}</span>
            </p>
          ))}
      </div>
      {waits ? <blockquote className="clear-t">{approval.text}</blockquote> : null}
      <FailureLine failed={failed} />
      <p className="row">
        {waits && !approval.mine && approval.objection !== 'ROLE' ? (
          <a className="btn btn-s" href="/goedkeuring" onClick={follow}>
            {t('approval.judge')}
          </a>
        ) : null}
        {approval.mine && waits ? (
          <ActionButton size="small" onClick={withdraw} disabled={busy} data-testid="withdraw">
            {t('approval.back')} <kbd>u</kbd>
          </ActionButton>
        ) : null}
      </p>
    </section>
  );
}
