import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { ADD_VARIABLE } from './editor.queries';

const KINDS = ['TEXT', 'LINK', 'PHONE', 'DATE', 'NUMBER'] as const;
type Kind = (typeof KINDS)[number];

/** A variable of one's own council, beside the list that everybody has. It stands inside another form, so it is none itself. */
export function VariableForm({ tenantId, onAdded }: { tenantId: string; onAdded: (name: string) => void }) {
  const { t } = useTranslation('editor');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('TEXT');
  const [description, setDescription] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const add = () => {
    setFailed(undefined);
    command(tenantId, ADD_VARIABLE, { input: { name, kind, description } }).then(({ addVariable }) => {
      setOpen(false);
      setName('');
      setDescription('');
      onAdded(addVariable.name);
    }, setFailed);
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
      <label className="field">
        <span>{t('variableKind')}</span>
        <select value={kind} onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'TEXT')}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <FailureLine failed={failed} />
      <p className="row end">
        <ActionButton size="small" onClick={() => setOpen(false)}>
          {t('app:cancel')}
        </ActionButton>
        <ActionButton size="small" onClick={add} disabled={name.trim() === '' || description.trim() === ''}>
          {t('addVariable')}
        </ActionButton>
      </p>
    </div>
  );
}
