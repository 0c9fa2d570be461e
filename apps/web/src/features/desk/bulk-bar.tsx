import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useKeys } from '../../app/keyboard';
import type { Tenant } from '../../app/session';
import { errorText } from '../../errors/error-text';
import { AskFailed } from '../../app/ask';
import type { BulkAction, ChangeConversationsMutation } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { TenantName } from '../../ui/tenant';
import nl from './bulk.nl.json';
import { useSelection } from './use-selection';
import { CHANGE_MANY } from './work.queries';

addWords('bulk', nl, () => import('./bulk.en.json'));

type Outcome = ChangeConversationsMutation['changeConversations'][number];
interface Props {
  tenants: ReadonlyMap<string, Tenant>;
  handleOf: (id: string) => string | undefined;
  onChanged: () => void;
}

/** Does one thing to all conversations that are chosen, and lists what was refused with the reason. Its keys go before those of the open one. */
export default function BulkBar({ tenants, handleOf, onChanged }: Props) {
  const { t } = useTranslation('bulk');
  const { selected, clear } = useSelection();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const [asking, setAsking] = useState<'TAG' | 'CLOSE'>();
  const [tag, setTag] = useState('');
  const [first] = selected.values();
  const tenant = first && tenants.get(first.tenantId);
  const run = async (
    action: BulkAction,
    more: { tag?: string; result?: 'REFERRED' | 'NO_REPLY_NEEDED' | 'ANSWERED' } = {},
  ) => {
    if (!tenant || busy) return;
    setBusy(true);
    setFailed(undefined);
    setAsking(undefined);
    const items = [...selected.values()].map(({ id, version }) => ({ conversationId: id, version }));
    try {
      const { changeConversations } = await command(tenant.id, CHANGE_MANY, {
        input: { expectedTenantId: tenant.id, action, items, ...more },
      });
      setOutcomes(changeConversations);
      setTag('');
      clear();
    } catch (failure) {
      setFailed(failure);
    } finally {
      setBusy(false);
      onChanged();
    }
  };
  const some = selected.size > 0;
  useKeys(
    some
      ? {
          'bulk-assign': () => void run('ASSIGN'),
          'bulk-close': () => setAsking('CLOSE'),
          'bulk-tag': () => setAsking('TAG'),
          'bulk-read': () => void run('READ'),
          'bulk-clear': clear,
        }
      : {},
  );
  const refused = outcomes?.filter(({ done }) => !done) ?? [];
  const submitTag = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim()) void run('TAG', { tag: tag.trim() });
  };
  if (!some && !outcomes && !failed) return null;
  return (
    <div className="bulk" role="region" aria-label={t('label')} data-testid="bulk">
      {some && tenant ? (
        <>
          <p>
            <b>{t('chosen', { count: selected.size })}</b> <TenantName tenant={tenant} />
          </p>
          <p className="row">
            <ActionButton size="small" disabled={busy} onClick={() => void run('ASSIGN')}>
              {t('assign')} <kbd>A</kbd>
            </ActionButton>
            <ActionButton size="small" disabled={busy} onClick={() => setAsking('TAG')}>
              {t('tag')} <kbd>M</kbd>
            </ActionButton>
            <ActionButton size="small" disabled={busy} onClick={() => void run('READ')}>
              {t('read')} <kbd>I</kbd>
            </ActionButton>
            <ActionButton size="small" disabled={busy} onClick={() => setAsking('CLOSE')}>
              {t('close')} <kbd>E</kbd>
            </ActionButton>
            <ActionButton size="small" onClick={clear}>
              {t('clear')} <kbd>X</kbd>
            </ActionButton>
          </p>
        </>
      ) : null}
      <FailureLine failed={failed} />
      {outcomes && !some ? (
        <div role="status" data-testid="bulk-outcome">
          <p>
            {t('done', { count: outcomes.length - refused.length })}{' '}
            {refused.length > 0 ? t('refused', { count: refused.length }) : null}
          </p>
          {refused.length > 0 ? (
            <ul>
              {refused.map(({ conversationId, refusal }) => (
                <li key={conversationId}>
                  <b>{handleOf(conversationId) ?? t('gone')}</b>:{' '}
                  {errorText(new AskFailed(refusal ?? '', {}, undefined))}
                </li>
              ))}
            </ul>
          ) : null}
          <ActionButton size="small" onClick={() => setOutcomes(undefined)}>
            {t('ok')}
          </ActionButton>
        </div>
      ) : null}
      {asking === 'TAG' ? (
        <Dialog title={t('tagTitle', { count: selected.size })} onClose={() => setAsking(undefined)}>
          <form className="form" onSubmit={submitTag}>
            <label className="field">
              <span>{t('tagName')}</span>
              <input value={tag} maxLength={40} onChange={(event) => setTag(event.target.value)} />
            </label>
            <p className="row end">
              <ActionButton kind="primary" type="submit">
                {t('tag')}
              </ActionButton>
            </p>
          </form>
        </Dialog>
      ) : null}
      {asking === 'CLOSE' ? (
        <Dialog title={t('closeTitle', { count: selected.size })} onClose={() => setAsking(undefined)}>
          <p>{t('closeText')}</p>
          <div className="stack">
            {(['NO_REPLY_NEEDED', 'REFERRED', 'ANSWERED'] as const).map((result) => (
              <ActionButton key={result} onClick={() => void run('CLOSE', { result })}>
                {t(`result.${result}`)}
              </ActionButton>
            ))}
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
