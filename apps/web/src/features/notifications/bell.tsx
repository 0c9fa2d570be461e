import './notifications.css';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { useSession } from '../../app/session';
import { addWords } from '../../i18n/index';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { bellText } from './merged-notices';
import { NoticeList } from './notice-list';
import nl from './notifications.nl.json';
import { useUnread } from './use-unread';

addWords('notifications', nl, () => import('./notifications.en.json'));

/** How much is unread, over all one's councils, and the list behind it. */
export default function Bell() {
  const { t } = useTranslation('notifications');
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const count = useUnread(me.memberships.map((one) => one.tenant.id));
  const close = () => setOpen(false);
  return (
    <>
      <button
        className="bell"
        type="button"
        aria-haspopup="dialog"
        title={t('title')}
        onClick={() => setOpen(true)}
        data-testid="bell"
      >
        <Icon name="bel" />
        <span className="lbl">{t('title')}</span>
        {count > 0 ? (
          <span className="bell-n" data-testid="bell-count">
            {bellText(count)}
          </span>
        ) : null}
        <span className="sr" role="status">
          {count > 0 ? t('unread', { count, shown: bellText(count) }) : ''}
        </span>
      </button>
      {open
        ? createPortal(
            <Dialog title={t('title')} onClose={close}>
              <NoticeList onGo={close} />
              <p className="row">
                <a href="/meldingen" onClick={(event) => (follow(event), close())}>
                  {t('all')}
                </a>
                <a href="/meldingen/instellingen" onClick={(event) => (follow(event), close())}>
                  {t('settings.title')}
                </a>
              </p>
            </Dialog>,
            // Not in the menu: its rules for links and lists are not for these.
            document.body,
          )
        : null}
    </>
  );
}
