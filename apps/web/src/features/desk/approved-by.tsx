import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import { useClearance } from './clearance-context';

/** Which colleagues agreed with an answer before it went out. */
export function ApprovedBy({ replyId }: { replyId: string }) {
  const { t } = useTranslation('desk');
  const approval = useClearance().approvals.find((one) => one.replyId === replyId);
  if (!approval || approval.approvedBy.length === 0) return null;
  return (
    <p className="from" data-testid="approved-by">
      <Icon name="check" />
      <span>{t('thread.approvedBy', { names: approval.approvedBy.join(', ') })}</span>
    </p>
  );
}
