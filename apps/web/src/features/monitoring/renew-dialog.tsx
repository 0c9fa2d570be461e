import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { formatDate } from '../../ui/format';
import { RENEW_QUERY } from './monitoring.queries';
import { dayAhead, MOST_DAYS } from './new-query';
import type { Query } from './query-list';
import type { Attempt } from './release-dialog';

interface Props {
  query: Query;
  busy: boolean;
  failed: unknown;
  onRenew: Attempt;
  onClose: () => void;
}

/** Goes on listening until another day, which is a decision of its own. */
export function RenewDialog({ query, busy, failed, onRenew, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const [endsOn, setEndsOn] = useState(dayAhead(182));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onRenew(RENEW_QUERY, { id: query.id, version: query.version, endsOn });
  };
  return (
    <Dialog title={t('renew.title')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p>{t('renew.text', { name: query.name, purpose: query.purpose, until: formatDate(query.endsOn) })}</p>
        <label className="field">
          <span>{t('renew.endsOn')}</span>
          <input
            type="date"
            required
            min={dayAhead(1)}
            max={dayAhead(MOST_DAYS)}
            value={endsOn}
            onChange={(event) => setEndsOn(event.target.value)}
          />
        </label>
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={busy}>
            {t('renew.yes')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
