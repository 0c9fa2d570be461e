import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { ContactBookQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { SAVE_ASKING } from './colleagues.queries';

interface Props {
  tenantId: string;
  book: ContactBookQuery['contactBook'];
  onSaved: () => void;
}

/** To which mail domains a question may go, and for how long. */
export function AskingForm({ tenantId, book, onSaved }: Props) {
  const { t } = useTranslation('colleagues');
  const [domains, setDomains] = useState(book.domains.join(', '));
  const [days, setDays] = useState(book.answerDays);
  const [failed, setFailed] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    command(tenantId, SAVE_ASKING, {
      input: {
        ...{ expectedTenantId: tenantId, answerDays: days, version: book.version },
        domains: domains.split(/[\s,;]+/).filter(Boolean),
      },
    }).then(onSaved, setFailed);
  };
  return (
    <form className="form colq-asking" onSubmit={submit}>
      <h3 className="h3">{t('book.asking')}</h3>
      <label className="field">
        <span>{t('book.domains')}</span>
        <input value={domains} onChange={(event) => setDomains(event.target.value)} data-testid="mail-domains" />
        <span className="help">{t('book.domainsHelp')}</span>
      </label>
      <label className="field">
        <span>{t('book.days')}</span>
        <input
          type="number"
          min={1}
          max={60}
          required
          value={days}
          onChange={(event) => setDays(event.target.valueAsNumber || 14)}
        />
      </label>
      <FailureLine failed={failed} />
      <p className="row">
        <ActionButton type="submit">{t('app:save')}</ActionButton>
      </p>
    </form>
  );
}
