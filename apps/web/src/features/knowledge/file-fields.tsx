import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '../../app/upload';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';

export interface AddedFile {
  readonly id: string;
  readonly name: string;
}

interface Props {
  tenantId: string;
  stored: readonly { readonly fileId: string; readonly name: string }[];
  added: readonly AddedFile[];
  onAdd: (file: AddedFile) => void;
  onRemove: (fileId: string) => void;
}

/** The attachments of an article; what is added goes with it when it is saved. */
export function FileFields({ tenantId, stored, added, onAdd, onRemove }: Props) {
  const { t } = useTranslation('knowledge');
  const [state, setState] = useState<{ share?: number; failed?: unknown }>({});
  const add = (file: File | undefined) => {
    if (!file) return;
    setState({ share: 0 });
    uploadFile(tenantId, 'article', file, (share) => setState({ share }), new AbortController().signal).then(
      ({ id, name }) => {
        setState({});
        onAdd({ id, name });
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  const all = [...stored.map(({ fileId: id, name }) => ({ id, name })), ...added];
  return (
    <>
      <label className="field">
        <span>{t('editor.files')}</span>
        <input
          type="file"
          accept="application/pdf,image/*"
          onChange={({ target }) => {
            add(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {state.share === undefined ? null : <progress value={state.share} aria-label={t('editor.files')} />}
      <FailureLine failed={state.failed} />
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
