import { useTranslation } from 'react-i18next';
import { ActionButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { leaveToSignIn } from './oidc';
import { readSettings } from './settings';

/** The session ended while somebody worked: nothing is lost, signing in again comes back here. */
export function ExpiredDialog() {
  const { t } = useTranslation();
  const again = () => void readSettings().then((settings) => leaveToSignIn(settings, location.pathname));
  return (
    <Dialog title={t('expired.title')} onClose={undefined}>
      <p>{t('expired.text')}</p>
      <p className="row end">
        <ActionButton kind="primary" onClick={again}>
          {t('signIn.again')}
        </ActionButton>
      </p>
    </Dialog>
  );
}
