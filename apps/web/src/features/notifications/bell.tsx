import './notifications.css';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import { addWords } from '../../i18n/index';
import { ComingDialog } from '../../ui/coming-dialog';
import { Icon } from '../../ui/icon';
import { bellText } from './merged-notices';
import nl from './bell.nl.json';
import { useUnread } from './use-unread';

const BellNotices = lazy(() => import('./bell-notices'));

addWords('bell', nl, () => import('./bell.en.json'));

/** How much is unread, over all one's councils, and the list behind it. */
export default function Bell() {
  const { t } = useTranslation('bell');
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const count = useUnread(me.memberships.map((one) => one.tenant.id));
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
      {open ? (
        <ComingDialog onClose={() => setOpen(false)}>
          <BellNotices onClose={() => setOpen(false)} />
        </ComingDialog>
      ) : null}
    </>
  );
}
