import { lazy, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComingDialog } from '../../ui/coming-dialog';
import { HurtfulContext } from './hurtful-text';

const ReportDialog = lazy(() => import('./report-dialog'));

/** At each message of a citizen: what was done to a colleague can be told. */
export function ReportButton({ messageId }: { messageId: string }) {
  const { t } = useTranslation('desk');
  const conversation = useContext(HurtfulContext);
  const [open, setOpen] = useState(false);
  if (!conversation) return null;
  return (
    <>
      <button type="button" className="lnk report-b" onClick={() => setOpen(true)} data-testid="report-aggression">
        {t('thread.report')}
      </button>
      {open ? (
        <ComingDialog onClose={() => setOpen(false)}>
          <ReportDialog conversation={conversation} messageId={messageId} onClose={() => setOpen(false)} />
        </ComingDialog>
      ) : null}
    </>
  );
}
