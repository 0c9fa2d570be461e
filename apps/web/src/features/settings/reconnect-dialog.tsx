import { useEffect, useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { networkName } from '../../ui/network';
import { Segments } from '../../ui/segments';
import type { Account } from './account-list';
import { leaveToNetwork } from './reconnect-return';
import { BEGIN_RECONNECTION, RECONNECTION } from './settings.queries';

interface Props {
  account: Account;
  tenantId: string;
  /** The attempt that somebody comes back to. */
  began: string | undefined;
  backFailed: unknown;
  onClose: () => void;
}

/** Leads a person through connecting an account again: what happened, what is kept, what to do. */
export function ReconnectDialog({ account, tenantId, began, backFailed, onClose }: Props) {
  const { t } = useTranslation('settings');
  const names = { account: atHandle(account.handle), network: networkName(account.network) };
  const { data } = useAnswer(tenantId, RECONNECTION, { accountId: account.id }, ['ACCOUNT']);
  const [id, setId] = useState(began);
  const [failed, setFailed] = useState<unknown>();
  const attempt = id && data?.reconnection?.id === id ? data.reconnection : undefined;
  const url = attempt?.authoriseUrl;
  useEffect(() => {
    if (id && url && id !== began) leaveToNetwork(url, { tenantId, accountId: account.id, id });
  }, [id, url, began, tenantId, account.id]);
  const begin = (way: Account['ways'][number], password?: string) => {
    setFailed(undefined);
    const input = { accountId: account.id, expectedTenantId: tenantId, way, password };
    return command(tenantId, BEGIN_RECONNECTION, { input }).then(
      ({ beginReconnection }) => setId(beginReconnection.id),
      setFailed,
    );
  };
  const wrong = failed ?? backFailed;
  const busy = id !== undefined && !wrong && attempt?.state !== 'REFUSED';
  return (
    <Dialog title={t('reconnect.title', names)} onClose={onClose}>
      {attempt?.state === 'DONE' ? (
        <div className="form" data-testid="reconnect-done">
          <p className="ck is-ok" role="status">
            <Icon name="check" />
            <span>{t('reconnect.done', names)}</span>
          </p>
          <p className="row end">
            <ActionButton kind="primary" onClick={onClose} data-first>
              {t('app:close')}
            </ActionButton>
          </p>
        </div>
      ) : (
        <div className="form reconnect" data-testid="reconnect-guide">
          <section>
            <h3>{t('reconnect.happened')}</h3>
            <p>{account.explanation}</p>
          </section>
          <section>
            <h3>{t('reconnect.kept')}</h3>
            <p>{t('reconnect.keptText', names)}</p>
          </section>
          <section>
            <h3>{t('reconnect.todo')}</h3>
            <Ways account={account} names={names} busy={busy} onBegin={begin} />
          </section>
          {attempt?.refusal ? (
            <p className="ck is-warn" role="alert" data-testid="reconnect-refused" data-refusal={attempt.refusal}>
              <Icon name="let" />
              <span>
                {t(`reconnect.refused.${attempt.refusal}`, { ...names, found: atHandle(attempt.foundHandle ?? '') })}
              </span>
            </p>
          ) : null}
          <FailureLine failed={wrong} />
          {busy ? <p role="status">{t('reconnect.busy')}</p> : null}
        </div>
      )}
    </Dialog>
  );
}

interface WaysProps {
  account: Account;
  names: { account: string; network: string };
  busy: boolean;
  onBegin: (way: Account['ways'][number], password?: string) => Promise<void>;
}

function Ways({ account, names, busy, onBegin }: WaysProps) {
  const { t } = useTranslation('settings');
  const [way, setWay] = useState(account.ways[0]!);
  const [password, setPassword] = useState('');
  const help = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onBegin(way, way === 'PASSWORD' ? password : undefined);
    // It is the api's now; the screen has no use for it.
    setPassword('');
  };
  return (
    <form className="form" onSubmit={submit}>
      {account.ways.length > 1 ? (
        <Segments
          label={t('reconnect.way')}
          value={way}
          options={account.ways.map((value) => ({ value, label: t(`reconnect.ways.${value}`, names) }))}
          onChange={setWay}
        />
      ) : null}
      <ol className="steps-l" id={help}>
        {['1', '2', '3'].map((step) => (
          <li key={step}>{t(`reconnect.steps.${way}.${step}`, names)}</li>
        ))}
      </ol>
      {way === 'PASSWORD' ? (
        <label className="field">
          <span>{t('reconnect.password')}</span>
          <input
            type="password"
            autoComplete="off"
            required
            aria-describedby={help}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            data-testid="reconnect-password"
          />
        </label>
      ) : null}
      <p className="row end">
        <ActionButton kind="primary" type="submit" disabled={busy} data-testid="reconnect-begin">
          {t(`reconnect.begin.${way}`, names)}
        </ActionButton>
      </p>
    </form>
  );
}
