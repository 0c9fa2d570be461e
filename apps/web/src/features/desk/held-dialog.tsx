import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './confirm-dialog';
import { usePresence } from './presence-context';

/** Whether to take the answer from the colleague who writes it, and send one's own. */
export function HeldDialog({ onNo, onYes }: { onNo: () => void; onYes: () => void }) {
  const { t } = useTranslation('together');
  const name = usePresence().holder?.colleague.displayName ?? '';
  return (
    <ConfirmDialog
      title={t('ask.title', { name })}
      text={t('ask.text')}
      action={t('ask.yes')}
      onNo={onNo}
      onYes={onYes}
    />
  );
}
