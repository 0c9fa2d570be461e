import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { TenantName } from '../../ui/tenant';
import type { Conversation } from './conversation-store';
import { CORRECT } from './desk.commands';
import { NEIGHBOURS } from './desk.queries';
import { RuleAsk } from './rule-ask';

const TRIAGE = '';

interface Props {
  conversation: Conversation;
  tenantName: string;
  onClose: () => void;
  onGone: () => void;
}

/** Hands a message that came to the wrong council to a neighbour, or back to triage. */
export function ElsewhereDialog({ conversation, tenantName, onClose, onGone }: Props) {
  const { t } = useTranslation('desk');
  const { tenantId, id, version } = conversation;
  const { data } = useAnswer(tenantId, NEIGHBOURS, {}, []);
  const [to, setTo] = useState<string>();
  const [makeRule, setMakeRule] = useState(false);
  const [word, setWord] = useState('');
  const [possible, setPossible] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const neighbours = (data?.partnership.members ?? [])
    .map((one) => one.tenant)
    .filter((one) => one.kind === 'MUNICIPALITY' && one.id !== tenantId);
  const chosen = neighbours.find((one) => one.id === to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to === undefined) return;
    setBusy(true);
    setFailed(undefined);
    // A box that was ticked for a name that is not there must not keep the message here.
    const rule = makeRule && possible && to !== TRIAGE;
    const input = {
      conversationId: id,
      expectedTenantId: tenantId,
      version,
      tenantId: to || null,
      makeRule: rule,
      word: rule && word ? word : null,
    };
    command(tenantId, CORRECT, { input })
      .then(onGone, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t('elsewhere.title', { tenant: tenantName })} onClose={onClose}>
      <form className="form" onSubmit={submit} data-testid="elsewhere-dialog">
        <p>{t('elsewhere.text')}</p>
        {data ? (
          <fieldset className="field">
            <legend>{t('elsewhere.to')}</legend>
            {neighbours.map((one) => (
              <label key={one.id} className="choice">
                <input type="radio" name="to" required checked={to === one.id} onChange={() => setTo(one.id)} />
                <TenantName tenant={one} />
              </label>
            ))}
            <label className="choice">
              <input type="radio" name="to" checked={to === TRIAGE} onChange={() => setTo(TRIAGE)} />
              <span>{t('elsewhere.triage')}</span>
            </label>
          </fieldset>
        ) : (
          <Skeleton kind="rows" />
        )}
        {chosen ? (
          <>
            <label className="choice">
              <input
                type="checkbox"
                checked={makeRule}
                onChange={(event) => setMakeRule(event.target.checked)}
                data-testid="elsewhere-rule"
              />
              <span>{t('elsewhere.rule')}</span>
            </label>
            {makeRule ? (
              <RuleAsk conversation={conversation} to={chosen} word={word} onWord={setWord} onPossible={setPossible} />
            ) : null}
          </>
        ) : null}
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={busy || to === undefined}>
            {t('elsewhere.give')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
