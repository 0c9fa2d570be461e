import { useTranslation } from 'react-i18next';
import type { ExclusionReason } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

const REASONS: readonly ExclusionReason[] = ['NO_REPLY_NEEDED', 'SPAM', 'ABUSE', 'DUPLICATE', 'OWN_ACCOUNT'];

/** Why a message needs no answer. */
export function ExcludeDialog({ onDone, onClose }: { onDone: (reason: ExclusionReason) => void; onClose: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Dialog title={t('exclude.title')} onClose={onClose}>
      <p>{t('exclude.text')}</p>
      <div className="stack">
        {REASONS.map((reason) => (
          <ActionButton key={reason} onClick={() => onDone(reason)}>
            {t(`exclude.${reason}`)}
          </ActionButton>
        ))}
      </div>
    </Dialog>
  );
}
