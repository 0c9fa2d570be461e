import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { AggressionKind } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { readConversation, type Conversation } from './conversation-store';
import nl from './protection.nl.json';
import { REPORT_AGGRESSION } from './protection.queries';

addWords('protection', nl, () => import('./protection.en.json'));

const KINDS: readonly AggressionKind[] = ['VERBAL', 'THREAT', 'DISCRIMINATION', 'SEXUAL', 'STALKING', 'OTHER'];

interface Props {
  conversation: Conversation;
  messageId: string;
  onClose: () => void;
}

/** What was done to a colleague, in that colleague's own words. */
export default function ReportDialog({ conversation, messageId, onClose }: Props) {
  const { t } = useTranslation('protection');
  const [report, setReport] = useState({ kind: 'VERBAL' as AggressionKind, happened: '', effect: '', wishes: '' });
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const { id: conversationId, tenantId } = conversation;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    command(tenantId, REPORT_AGGRESSION, {
      input: { conversationId, messageId, expectedTenantId: tenantId, ...report },
    })
      .then(() => {
        setDone(true);
        void readConversation(tenantId, conversationId);
      }, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      {done ? (
        <div className="form" role="status">
          <p>{t('report.done')}</p>
          <p className="row end">
            <ActionButton kind="primary" onClick={onClose} data-first>
              {t('app:close')}
            </ActionButton>
          </p>
        </div>
      ) : (
        <form className="form" onSubmit={submit} data-testid="report-form">
          <p>{t('report.text')}</p>
          <fieldset className="field">
            <legend>{t('report.kind')}</legend>
            {KINDS.map((kind) => (
              <label key={kind} className="choice">
                <input
                  type="radio"
                  name="kind"
                  checked={report.kind === kind}
                  onChange={() => setReport({ ...report, kind })}
                />
                <span>{t(`report.${kind}`)}</span>
              </label>
            ))}
          </fieldset>
          {(['happened', 'effect', 'wishes'] as const).map((part) => (
            <label key={part} className="field">
              <span>{t(`report.${part}`)}</span>
              <textarea
                required={part === 'happened'}
                maxLength={part === 'happened' ? 4000 : 2000}
                value={report[part]}
                onChange={(event) => setReport({ ...report, [part]: event.target.value })}
              />
            </label>
          ))}
          <FailureLine failed={failed} />
          <p className="row end">
            <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
            <ActionButton kind="primary" type="submit" disabled={busy}>
              {t('report.send')}
            </ActionButton>
          </p>
        </form>
      )}
    </Dialog>
  );
}
