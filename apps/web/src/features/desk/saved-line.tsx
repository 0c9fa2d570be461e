import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { Saved } from './use-draft';

/** Whether what is written is kept, and where. */
export function SavedLine({ saved, children }: { saved: Saved; children?: ReactNode }) {
  const { t } = useTranslation('desk');
  return (
    <p className="presence" role="status">
      {children}
      {saved.state === 'idle' ? null : (
        <span className="saved">
          <Icon name={saved.state === 'here' ? 'let' : 'check'} />
          {saved.state === 'saved' ? t('saved.saved', { time: formatTime(saved.at) }) : t(`saved.${saved.state}`)}
        </span>
      )}
    </p>
  );
}
