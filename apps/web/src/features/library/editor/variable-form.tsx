import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { AS_TEXT, KindFields } from '../../../ui/variables/kind-fields';
import { ADD_VARIABLE } from './editor.queries';

/** A variable of one's own council, beside the list that everybody has. It stands inside another form, so it is none itself. */
export function VariableForm({ tenantId, onAdded }: { tenantId: string; onAdded: (name: string) => void }) {
  const { t } = useTranslation('editor');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shown, setShown] = useState(AS_TEXT);
  const [description, setDescription] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const add = () => {
    setFailed(undefined);
    setBusy(true);
    const input = { expectedTenantId: tenantId, name, description, ...shown };
    command(tenantId, ADD_VARIABLE, { input })
      .then(({ addVariable }) => {
        setOpen(false);
        setName('');
        setDescription('');
        setShown(AS_TEXT);
        onAdded(addVariable.name);
      }, setFailed)
      .finally(() => setBusy(false));
  };
  if (!open)
    return (
      <button type="button" className="lnk" onClick={() => setOpen(true)}>
        {t('newVariable')}
      </button>
    );
  return (
    <div className="form ed-new" role="group" aria-label={t('newVariable')}>
      <label className="field">
        <span>{t('variableName')}</span>
        <input autoFocus value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
        <span className="help">{t('variableNameHelp')}</span>
      </label>
      <label className="field">
        <span>{t('variableDescription')}</span>
        <input value={description} maxLength={120} onChange={({ target }) => setDescription(target.value)} />
      </label>
      <KindFields shown={shown} onChange={setShown} />
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton size="small" onClick={() => setOpen(false)}>
          {t('app:cancel')}
        </ActionButton>
        <ActionButton size="small" onClick={add} disabled={busy || name.trim() === '' || description.trim() === ''}>
          {t('addVariable')}
        </ActionButton>
      </p>
    </div>
  );
}
