import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import type { Checked } from './hints';

interface Props {
  checked: Checked;
  replyability: Conversation['replyability'];
  network: string;
  maySend: boolean;
  onReplace: (from: string, to: string) => void;
}

/** What is looked at before sending: what blocks, what deserves a second look, what is in order. */
export function Checks({ checked, replyability, network, maySend, onReplace }: Props) {
  const { t, i18n } = useTranslation('desk');
  const reason = replyability.reason ?? 'other';
  const reasonKey = i18n.exists(`notReplyable.${reason}`, { ns: 'desk' }) ? reason : 'other';
  return (
    <div className="checks" id="composer-checks" role="group" aria-label={t('checks.label')}>
      {replyability.allowed ? null : (
        <p className="ck is-bad">
          <Icon name="slot" />
          <span>
            <b>{t('checks.notReplyable')}</b> {t(`notReplyable.${reasonKey}`, { network, reason })}
          </span>
        </p>
      )}
      {maySend ? null : (
        <p className="ck is-bad">
          <Icon name="slot" />
          <span>{t('checks.noRight')}</span>
        </p>
      )}
      {checked.missing.length > 0 ? (
        <p className="ck is-bad">
          <Icon name="let" />
          <span>
            <b>{t('checks.missing', { count: checked.missing.length })}</b> {checked.missing.join(', ')}
          </span>
        </p>
      ) : null}
      {checked.tooLong ? (
        <p className="ck is-bad">
          <Icon name="let" />
          <span>
            <b>{t('checks.tooLong')}</b> {t('checks.over', { count: checked.length - checked.limit })}
          </span>
        </p>
      ) : null}
      {checked.promises.map((word) => (
        <p className="ck is-warn" key={word}>
          <Icon name="let" />
          <span>
            <b>{t('checks.promise')}</b> {t('checks.promiseWord', { word })}
          </span>
          <button className="lnk" type="button" onClick={() => onReplace(word, t('checks.instead'))}>
            {t('checks.replace')}
          </button>
        </p>
      ))}
      {checked.empty ? null : (
        <p className="ck is-ok">
          {replyability.allowed ? (
            <>
              <Icon name="check" />
              <span>{t('checks.rightAccount')}</span>
            </>
          ) : null}
          {checked.missing.length === 0 ? (
            <>
              <Icon name="check" />
              <span>{t('checks.filled')}</span>
            </>
          ) : null}
          {checked.tooLong ? null : (
            <>
              <Icon name="check" />
              <span>{t('checks.fits', { network })}</span>
            </>
          )}
        </p>
      )}
    </div>
  );
}
