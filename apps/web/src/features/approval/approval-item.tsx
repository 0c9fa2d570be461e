import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command, type Document } from '../../app/ask';
import { follow } from '../../app/router';
import type { Tenant } from '../../app/session';
import type { ApprovalsQuery } from '../../gql/graphql';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { NetworkMark } from '../../ui/network';
import { TenantName } from '../../ui/tenant';
import { APPROVE_REPLY, EDIT_APPROVAL, RETURN_APPROVAL } from './approval.queries';
import { useItemLetters } from './use-list-keys';

type Approval = ApprovalsQuery['approvals'][number];

interface Props {
  approval: Approval;
  tenant: Tenant;
  /** What became of it, to say aloud. */
  onDone: (said: string) => void;
  /** What is shown is not what is there. */
  onOld: () => void;
}

/** One answer that waits: what was asked, what would go out, who agreed, and three things to do, each with its letter. */
export function ApprovalItem({ approval, tenant, onDone, onOld }: Props) {
  const { t } = useTranslation('approval');
  const [doing, setDoing] = useState<'edit' | 'return'>();
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { objection, stale } = approval;
  const may = objection == null || objection === 'REWROTE';
  const mayApprove = objection == null && stale == null;
  const mayReturn = objection !== 'OWN';
  const next = approval.tiers.find((tier) => tier.by == null);
  const last = approval.tiers.filter((tier) => tier.by == null).length <= 1;

  const run = <Input extends object>(document: Document<unknown, { input: Input }>, more: object, said: string) => {
    if (busy) return;
    setBusy(true);
    setFailed(undefined);
    const input = { approvalId: approval.id, expectedTenantId: tenant.id, seen: approval.seen, ...more };
    command(tenant.id, document, { input: input as unknown as Input })
      .then(
        () => {
          setDoing(undefined);
          onDone(said);
        },
        (failure: unknown) => {
          setFailed(failure);
          onOld();
        },
      )
      .finally(() => setBusy(false));
  };
  const approve = () => {
    if (mayApprove && !doing)
      run(APPROVE_REPLY, {}, t(last ? 'said.sent' : 'said.next', { name: approval.authorName }));
  };
  const begin = (what: 'edit' | 'return') => {
    if (what === 'edit' ? !may : !mayReturn) return;
    setWords(what === 'edit' ? approval.text : '');
    setDoing(what);
  };
  const item = useItemLetters({ a: approve, r: () => begin('return'), e: () => begin('edit') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (doing === 'edit') run(EDIT_APPROVAL, { text: words }, t('said.edited'));
    else run(RETURN_APPROVAL, { note: words }, t('said.returned', { name: approval.authorName }));
  };
  const leave = () => {
    setDoing(undefined);
    item.current?.focus();
  };
  return (
    <li className="appr" tabIndex={-1} ref={item} data-approval data-approval-id={approval.id} data-testid="approval">
      <div className="grow">
        <h2 className="h3">
          <TenantName tenant={tenant} /> {t('by', { name: approval.authorName })}{' '}
          <time dateTime={approval.createdAt}>{formatTime(approval.createdAt)}</time>
        </h2>
        <p>
          <NetworkMark network={approval.network} /> <b>{atHandle(approval.citizenHandle)}</b> {t('asked')}{' '}
          <a href={`/werkvoorraad/${encodeURIComponent(approval.conversationId)}`} onClick={follow}>
            {t('open')}
          </a>
        </p>
        <blockquote className="appr-q">{approval.question}</blockquote>
        {doing === 'edit' ? null : (
          <p className="said" data-testid="approval-text">
            {approval.text} <span className="cotag">^{approval.authorInitials}</span>
          </p>
        )}
        {approval.text === approval.written ? null : <p>{t('edited', { name: approval.authorName })}</p>}
        <p>
          {approval.reasons.length > 0
            ? approval.reasons.map(({ kind, value }) => t(`reason.${kind}`, { value })).join(' ')
            : t('reason.asked')}
        </p>
        {approval.tiers.length > 1 ? (
          <ol className="appr-t" aria-label={t('tiers')}>
            {approval.tiers.map((tier, index) => (
              <li key={index}>
                <Icon name={tier.by == null ? 'wacht' : 'check'} />
                {tier.by == null
                  ? t('tierOpen', { role: t(`role.${tier.role}`), names: tier.waitsFor.join(', ') })
                  : t('tierDone', { role: t(`role.${tier.role}`), name: tier.by })}
              </li>
            ))}
          </ol>
        ) : null}
        {approval.wroteAgain && stale == null ? <Warning text={t('wroteAgain')} /> : null}
        {stale == null ? null : <Warning text={t(`stale.${stale}`)} />}
        {objection == null ? null : (
          <Warning text={t(`objection.${objection}`, { role: t(`role.${next?.role ?? 'APPROVER'}`) })} />
        )}
        {doing ? (
          <form className="form" onSubmit={submit} data-testid={`approval-${doing}`}>
            <label className="field">
              <span>{t(doing === 'edit' ? 'editLabel' : 'note')}</span>
              <textarea
                autoFocus
                required
                value={words}
                onChange={(event) => setWords(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') leave();
                  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                    event.currentTarget.form?.requestSubmit();
                }}
              />
            </label>
            <p className="row end">
              <ActionButton onClick={leave}>{t('app:cancel')}</ActionButton>
              <ActionButton kind="primary" type="submit" disabled={busy} title="Ctrl Enter">
                {t(doing === 'edit' ? 'keep' : 'giveBack')}
              </ActionButton>
            </p>
          </form>
        ) : null}
        <FailureLine failed={failed} />
      </div>
      {doing ? null : (
        <div className="acts" role="group" aria-label={t('acts')}>
          <ActionButton kind="primary" onClick={approve} disabled={busy || !mayApprove} data-testid="approve">
            <Icon name="check" />
            <span>{t(last ? 'approve' : 'approveNext')}</span> <kbd aria-hidden="true">a</kbd>
          </ActionButton>
          <ActionButton onClick={() => begin('edit')} disabled={busy || !may}>
            <Icon name="potlood" />
            <span>{t('edit')}</span> <kbd aria-hidden="true">e</kbd>
          </ActionButton>
          <ActionButton onClick={() => begin('return')} disabled={busy || !mayReturn}>
            <Icon name="pijl-l" />
            <span>{t('return')}</span> <kbd aria-hidden="true">r</kbd>
          </ActionButton>
        </div>
      )}
    </li>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <p className="ck is-warn">
      <Icon name="let" />
      <span>{text}</span>
    </p>
  );
}
