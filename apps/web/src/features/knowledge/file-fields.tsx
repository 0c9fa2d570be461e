import { useTranslation } from 'react-i18next';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import type { AddedFile } from './use-added-files';

interface Props {
  stored: readonly { readonly fileId: string; readonly name: string }[];
  added: readonly AddedFile[];
  /** How much of the one that is on its way has gone out. */
  share: number | undefined;
  failed: unknown;
  onAdd: (file: File | undefined) => void;
  onRemove: (fileId: string) => void;
}

/** The attachments of an article; what is added goes with it when it is saved. */
export function FileFields({ stored, added, share, failed, onAdd, onRemove }: Props) {
  const { t } = useTranslation('knowledge');
  const all = [...stored.map(({ fileId: id, name }) => ({ id, name })), ...added];
  return (
    <>
      <label className="field">
        <span>{t('editor.files')}</span>
        <input
          type="file"
          data-testid="article-file"
          accept="application/pdf,image/*"
          onChange={({ target }) => {
            onAdd(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {share === undefined ? null : <progress value={share} aria-label={t('editor.files')} />}
      <FailureLine failed={failed} />
      {all.length > 0 ? (
        <ul className="kn-files">
          {all.map(({ id, name }) => (
            <li key={id}>
              {name}
              <button
                type="button"
                className="btn btn-i"
                title={t('editor.removeFile', { name })}
                onClick={() => onRemove(id)}
              >
                <Icon name="kruis" />
                <span className="sr">{t('editor.removeFile', { name })}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
