import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatDate } from '../../ui/format';
import type { Conversation } from './conversation-store';

/** What else this council has of the same citizen on the same network. */
export function LinkedDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation(['work', 'workdialog']);
  const open = (id: string) => {
    onClose();
    go(`/werkvoorraad/${encodeURIComponent(id)}`);
  };
  return (
    <Dialog title={t('workdialog:linked.title', { handle: atHandle(conversation.author.handle) })} onClose={onClose}>
      <div className="stack">
        {conversation.linked.map((one) => (
          <ActionButton key={one.id} onClick={() => open(one.id)} data-testid="linked-row">
            <span className="linked-r">
              <b>{one.snippet || t('workdialog:linked.empty')}</b>
              <span className="sub">
                {formatDate(one.lastInboundAt)}, {t(`workdialog:linked.${one.status}`)}
                {one.topic ? `, ${one.topic}` : null}
              </span>
            </span>
          </ActionButton>
        ))}
      </div>
    </Dialog>
  );
}
