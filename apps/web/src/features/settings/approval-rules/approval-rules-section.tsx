import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { useAnswer } from '../../../app/use-answer';
import type { ApprovalRole, ApprovalRuleKind, ApprovalRulesQuery } from '../../../gql/graphql';
import { addWords } from '../../../i18n/index';
import { ActionButton } from '../../../ui/button';
import { FailureLine, FailureState } from '../../../ui/failure-state';
import nl from './approval-rules.nl.json';
import { APPROVAL_RULES, REMOVE_APPROVAL_RULE, SAVE_APPROVAL_RULE } from './approval-rules.queries';

addWords('approval-rules', nl, () => import('./approval-rules.en.json'));

type Rule = ApprovalRulesQuery['approvalRules'][number];
const KINDS: readonly ApprovalRuleKind[] = ['TRAINEE', 'SENSITIVE', 'TOPIC', 'NETWORK'];
const ROLES: readonly ApprovalRole[] = ['APPROVER', 'COORDINATOR', 'SPOKESPERSON'];
const MOST_TIERS = 3;
const FIRST = { kind: 'TOPIC' as ApprovalRuleKind, value: '', tiers: ['APPROVER'] as readonly ApprovalRole[] };

/** Whose answers need whose agreement, beyond what always holds. */
export default function ApprovalRulesSection({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('approval-rules');
  const { data, failed, again } = useAnswer(tenantId, APPROVAL_RULES, {}, ['REPLY']);
  const [rule, setRule] = useState(FIRST);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const named = rule.kind === 'TOPIC' || rule.kind === 'NETWORK';
  const run = (work: Promise<unknown>, done?: () => void) => {
    setBusy(true);
    setTrouble(undefined);
    work
      .then(() => {
        done?.();
        again();
      }, setTrouble)
      .finally(() => setBusy(false));
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const { kind, value, tiers } = rule;
    const input = { expectedTenantId: tenantId, kind, value: named ? value : null, tiers: [...tiers] };
    run(command(tenantId, SAVE_APPROVAL_RULE, { input }), () => setRule(FIRST));
  };
  const remove = ({ id: ruleId, version }: Rule) =>
    run(command(tenantId, REMOVE_APPROVAL_RULE, { input: { ruleId, version, expectedTenantId: tenantId } }));
  const setTier = (index: number, role: string) => {
    const tiers = role
      ? [...rule.tiers.slice(0, index), role as ApprovalRole, ...rule.tiers.slice(index + 1)]
      : rule.tiers.slice(0, index);
    setRule({ ...rule, tiers });
  };
  return (
    <section aria-labelledby="h-approval-rules" data-testid="approval-rules">
      <h2 id="h-approval-rules" className="sec-h">
        {t('title')}
      </h2>
      <p className="meta-line">{t('text')}</p>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      <ul className="card items">
        {(data?.approvalRules ?? []).map((one) => (
          <li key={one.id} data-testid="approval-rule">
            <div className="grow">
              <h3 className="h3">{t(`when.${one.kind}`, { value: one.value })}</h3>
              <p>{one.tiers.map((role) => t(`role.${role}`)).join(t('then'))}</p>
            </div>
            <div className="acts">
              <ActionButton size="small" disabled={busy} onClick={() => remove(one)}>
                {t('remove')}
              </ActionButton>
            </div>
          </li>
        ))}
        <li>
          <form className="form grow" onSubmit={add}>
            <label className="field">
              <span>{t('kind')}</span>
              <select
                value={rule.kind}
                onChange={(event) => setRule({ ...rule, kind: event.target.value as ApprovalRuleKind })}
              >
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
            {named ? (
              <label className="field">
                <span>{t(`value.${rule.kind}`)}</span>
                <input
                  required
                  maxLength={100}
                  value={rule.value}
                  onChange={(event) => setRule({ ...rule, value: event.target.value })}
                />
              </label>
            ) : null}
            {[...rule.tiers, undefined].slice(0, MOST_TIERS).map((role, index) => (
              <label key={index} className="field">
                <span>{t('tier', { count: index + 1 })}</span>
                <select value={role ?? ''} onChange={(event) => setTier(index, event.target.value)}>
                  {index > 0 ? <option value="">{t('nobody')}</option> : null}
                  {ROLES.map((one) => (
                    <option key={one} value={one}>
                      {t(`role.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
            ))}
            <FailureLine failed={trouble} />
            <p className="row end">
              <ActionButton type="submit" disabled={busy}>
                {t('add')}
              </ActionButton>
            </p>
          </form>
        </li>
      </ul>
    </section>
  );
}
