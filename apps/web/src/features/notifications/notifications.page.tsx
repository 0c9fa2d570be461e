import '../../ui/page.css';
import '../../ui/form.css';
import './notifications.css';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { addWords } from '../../i18n/index';
import { NoticeList } from './notice-list';
import { NoticeSettings } from './notice-settings';
import nl from './notifications.nl.json';

addWords('notifications', nl, () => import('./notifications.en.json'));

export default function NotificationsPage({ rest }: { rest: string | undefined }) {
  const { t } = useTranslation('notifications');
  if (rest === 'instellingen') return <NoticeSettings />;
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('text')}</p>
        </div>
        <a href="/meldingen/instellingen" onClick={follow}>
          {t('settings.title')}
        </a>
      </div>
      <div className="card notice-card">
        <NoticeList />
      </div>
    </main>
  );
}
