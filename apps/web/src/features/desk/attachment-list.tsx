import { useTranslation } from 'react-i18next';
import { errorText } from '../../errors/error-text';
import { Icon } from '../../ui/icon';
import type { KeptAttachment } from './draft-keeper';
import type { Upload } from './use-attachments';

interface Props {
  attachments: readonly KeptAttachment[];
  uploads: readonly Upload[];
  altLimit: number;
  onAlt: (fileId: string, alt: string) => void;
  onRemove: (fileId: string) => void;
  onCancel: (key: number) => void;
  onRetry: (key: number) => void;
}

/** The files of an answer: each picture with what is to be seen on it, and what is still on its way. */
export default function AttachmentList(props: Props) {
  const { attachments, uploads, altLimit } = props;
  const { t } = useTranslation('composer');
  return (
    <ul className="atts" aria-label={t('files.title')}>
      {attachments.map(({ fileId, name, image, alt }) => (
        <li key={fileId} className="att" data-testid="attachment">
          <span className="att-n">
            <Icon name="check" />
            {name}
          </span>
          {image ? (
            <label className="att-a">
              <span>{t('files.alt')}</span>
              <input
                value={alt}
                maxLength={altLimit}
                placeholder={t('files.altPlaceholder')}
                aria-required="true"
                data-testid="alt"
                onChange={(event) => props.onAlt(fileId, event.target.value)}
              />
            </label>
          ) : null}
          <button type="button" className="lnk" onClick={() => props.onRemove(fileId)}>
            {t('files.remove')}
            <span className="sr"> {name}</span>
          </button>
        </li>
      ))}
      {uploads.map(({ key, name, share, failed }) => (
        <li key={key} className={failed ? 'att is-bad' : 'att'} data-testid="upload">
          <span className="att-n">
            <Icon name={failed ? 'let' : 'wacht'} />
            {name}
          </span>
          {failed ? (
            <span role="alert">{errorText(failed)}</span>
          ) : (
            <progress max={1} value={share} aria-label={t('files.progress', { name })} />
          )}
          {failed ? (
            <button type="button" className="lnk" onClick={() => props.onRetry(key)}>
              {t('files.retry')}
              <span className="sr"> {name}</span>
            </button>
          ) : null}
          <button type="button" className="lnk" onClick={() => props.onCancel(key)}>
            {t(failed ? 'files.remove' : 'files.cancel')}
            <span className="sr"> {name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
