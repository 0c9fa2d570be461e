import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { MonitoringQueriesQuery, QueryDomain } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { readQuery } from './read-query';
import { SAVE_QUERY } from './monitoring.queries';

export type Query = MonitoringQueriesQuery['monitoringQueries'][number];
interface Props {
  query: Query | undefined;
  tenantId: string;
  onSaved: () => void;
  onCancel: () => void;
}

const DOMAINS: readonly QueryDomain[] = ['SERVICE', 'COMMUNICATION', 'CRISIS'];
const DAYS = 365;

/** A query with what the law asks of it: purpose, basis, owner and end; syntax is read at every key. */
export function QueryForm({ query, tenantId, onSaved, onCancel }: Props) {
  const { t } = useTranslation('monitoring');
  const [form, setForm] = useState(() => ({
    name: query?.name ?? '',
    text: query?.text ?? '',
    purpose: query?.purpose ?? '',
    domain: query?.domain ?? ('SERVICE' as QueryDomain),
    legalBasis: query?.legalBasis ?? t('basisUsual'),
    endsOn: (query?.endsOn ?? new Date(Date.now() + DAYS * 86_400_000).toISOString()).slice(0, 10),
    active: query?.active ?? true,
  }));
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const read = readQuery(form.text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    command(tenantId, SAVE_QUERY, { input: { ...form, id: query?.id ?? null } })
      .then(onSaved, setFailed)
      .finally(() => setBusy(false));
  };
  const text = (name: 'name' | 'purpose' | 'legalBasis') => (
    <label className="field">
      <span>{t(`field.${name}`)}</span>
      <input required value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })} />
    </label>
  );
  return (
    <form className="card pad form" onSubmit={submit} aria-label={t(query ? 'edit' : 'new')}>
      <h2>{t(query ? 'edit' : 'new')}</h2>
      {text('name')}
      <label className="field">
        <span>{t('field.text')}</span>
        <textarea
          required
          className="code"
          spellCheck={false}
          value={form.text}
          aria-invalid={read.problem ? true : undefined}
          aria-describedby="query-read"
          onChange={(event) => setForm({ ...form, text: event.target.value })}
        />
      </label>
      <div id="query-read" role="status" className="read">
        {read.problem ? (
          <p className="ck is-bad">
            <Icon name="let" />
            <span>
              {t(`problem.${read.problem.code}`, read.problem.params)} {t('atPlace', { place: read.problem.at + 1 })}
            </span>
          </p>
        ) : read.canonical ? (
          <p className="ck is-ok">
            <Icon name="check" />
            <span>
              {t('readAs')} <code>{read.canonical}</code>
            </span>
          </p>
        ) : (
          <p className="meta-line">{t('help')}</p>
        )}
      </div>
      {text('purpose')}
      <fieldset className="field">
        <legend>{t('field.domain')}</legend>
        {DOMAINS.map((domain) => (
          <label key={domain} className="choice">
            <input
              type="radio"
              name="domain"
              checked={form.domain === domain}
              onChange={() => setForm({ ...form, domain })}
            />
            <span>{t(`domain.${domain}`)}</span>
          </label>
        ))}
      </fieldset>
      {text('legalBasis')}
      <label className="field">
        <span>{t('field.endsOn')}</span>
        <input
          type="date"
          required
          value={form.endsOn}
          onChange={(event) => setForm({ ...form, endsOn: event.target.value })}
        />
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={form.active}
          onChange={(event) => setForm({ ...form, active: event.target.checked })}
        />
        <span>{t('field.active')}</span>
      </label>
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton onClick={onCancel}>{t('app:cancel')}</ActionButton>
        <ActionButton kind="primary" type="submit" disabled={busy || read.problem !== undefined || !read.canonical}>
          {t('app:save')}
        </ActionButton>
      </p>
    </form>
  );
}
