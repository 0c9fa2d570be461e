import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/button';

interface Props {
  version: number;
  busy: boolean;
  onPublish: (note: string) => void;
}

/** A saved version goes to the neighbours. */
export function PublishCard({ version, busy, onPublish }: Props) {
  const { t } = useTranslation('library');
  const [note, setNote] = useState('');
  return (
    <section className="card pad form" aria-labelledby="h-pub">
      <h2 id="h-pub">{t('publishTitle')}</h2>
      <p>{t('publishText')}</p>
      <label className="field">
        <span>{t('field.note')}</span>
        <input value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <p className="row end">
        <ActionButton kind="primary" onClick={() => onPublish(note)} disabled={busy} data-testid="publish">
          {t('publish', { version })}
        </ActionButton>
      </p>
    </section>
  );
}
