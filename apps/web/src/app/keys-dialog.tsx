import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { KEY_LIST } from './keyboard';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="key-list">
        {KEY_LIST.map(([action, keys]) => (
          <div key={action}>
            <dt>{t(`keys.${action}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('keys.send')}</dt>
          <dd>
            <kbd>Ctrl</kbd>
            <kbd>Enter</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('keys.leave')}</dt>
          <dd>
            <kbd>Esc</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
