import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  onYes: () => void;
  onNo: () => void;
}

/** A second look before something that cannot be taken back. */
export function ConfirmDialog({ title, text, action, onYes, onNo }: ConfirmProps) {
  const { t } = useTranslation('desk');
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{text}</p>
      <p className="row end">
        <ActionButton onClick={onNo}>{t('app:cancel')}</ActionButton>
        <ActionButton kind="tenant" onClick={onYes} data-first data-testid="confirm">
          {action}
        </ActionButton>
      </p>
    </Dialog>
  );
}
