import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { addWords } from '../../i18n/index';
import { Dialog } from '../../ui/dialog';
import { NoticeList } from './notice-list';
import nl from './notifications.nl.json';

addWords('notifications', nl, () => import('./notifications.en.json'));

/** What is new, over the screen that one is on. */
export default function BellNotices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notifications');
  return createPortal(
    <Dialog title={t('title')} onClose={onClose}>
      <NoticeList onGo={onClose} />
      <p className="row">
        <a href="/meldingen" onClick={(event) => (follow(event), onClose())}>
          {t('all')}
        </a>
        <a href="/meldingen/instellingen" onClick={(event) => (follow(event), onClose())}>
          {t('settings.title')}
        </a>
      </p>
    </Dialog>,
    // Not in the menu: its rules for links and lists are not for these.
    document.body,
  );
}
