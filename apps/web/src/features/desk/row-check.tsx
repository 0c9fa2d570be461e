import { useTranslation } from 'react-i18next';
import { atHandle } from '../../ui/at-handle';
import type { ConversationRow } from './desk-list';
import { useSelection } from './use-selection';

/** Chooses a row for what is done to several at once; by keyboard x does it for the open one. */
export function RowCheck({ row }: { row: ConversationRow }) {
  const { t } = useTranslation('lists');
  const { isOn, refusal, toggle, selected } = useSelection();
  const refused = refusal(row);
  return (
    <input
      type="checkbox"
      className={selected.size > 0 ? 'row-check is-choosing' : 'row-check'}
      tabIndex={-1}
      checked={isOn(row.id)}
      disabled={refused !== undefined}
      title={refused ? t(`refusal.${refused}`) : t('select', { name: atHandle(row.authorHandle) })}
      aria-label={t('select', { name: atHandle(row.authorHandle) })}
      onChange={() => toggle(row)}
      data-testid="row-check"
    />
  );
}
