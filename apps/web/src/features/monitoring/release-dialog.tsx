import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../app/ask';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { RELEASE_QUERY } from './monitoring.queries';
import type { Query } from './query-list';

export type Attempt = <Input extends object>(
  document: Document<unknown, { input: Input }>,
  input: Input,
) => Promise<unknown>;

interface Props {
  query: Query;
  busy: boolean;
  failed: unknown;
  onDecide: Attempt;
  onClose: () => void;
}

const LEAST = 10;

/** The privacy officer decides about a query that looks for a person; the reason is kept for good. */
export function ReleaseDialog({ query, busy, failed, onDecide, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < LEAST;
  const decide = (released: boolean) => {
    setTried(true);
    if (!short) void onDecide(RELEASE_QUERY, { id: query.id, version: query.version, released, reason: reason.trim() });
  };
  return (
    <Dialog title={t('release.title')} onClose={onClose}>
      <div className="form" data-testid="release-dialog">
        <p>
          <b>{query.name}</b>: <code className="code">{query.text}</code>
        </p>
        <p>
          {query.purpose}. {query.legalBasis}. {t('release.by', { name: query.ownerName })}
        </p>
        <div>
          <p>{t('release.found')}</p>
          <ul className="person-l">
            {query.personFindings.map((finding, index) => (
              <li key={index}>
                {t(`person.${finding.kind}`)}: <b>{finding.text}</b>
              </li>
            ))}
          </ul>
        </div>
        <label className="field">
          <span>{t('release.reason')}</span>
          <textarea
            value={reason}
            aria-invalid={tried && short ? true : undefined}
            aria-describedby="release-help"
            onChange={(event) => setReason(event.target.value)}
            data-testid="release-reason"
          />
          <span className="help" id="release-help">
            {t('release.help', { least: LEAST })}
          </span>
        </label>
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton disabled={busy} onClick={() => decide(false)} data-testid="release-no">
            {t('release.no')}
          </ActionButton>
          <ActionButton kind="primary" disabled={busy} onClick={() => decide(true)} data-testid="release-yes">
            {t('release.yes')}
          </ActionButton>
        </p>
      </div>
    </Dialog>
  );
}
