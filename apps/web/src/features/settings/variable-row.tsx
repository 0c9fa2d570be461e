import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { TenantSettingsQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { OwnVariable } from './variables/own-variable';
import { SET_VARIABLE } from './settings.queries';

type Variable = TenantSettingsQuery['variables'][number];
interface Props {
  variable: Variable;
  tenantId: string;
  canChange: boolean;
  onSaved: () => void;
}

/** One fact of the council; an empty one says which answers it holds up. */
export function VariableRow({ variable, tenantId, canChange, onSaved }: Props) {
  const { t } = useTranslation('settings');
  const [value, setValue] = useState(variable.value ?? '');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const changed = value.trim() !== (variable.value ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(undefined);
    const { name, version } = variable;
    const input = { expectedTenantId: tenantId, name, value: value.trim(), version };
    command(tenantId, SET_VARIABLE, { input })
      .then(onSaved, setFailed)
      .finally(() => setBusy(false));
  };
  return (
    <li data-testid="variable-row" data-variable={variable.name}>
      <form className="variable grow" onSubmit={submit}>
        <label className="field">
          <span>
            {variable.description || variable.name} <code>{variable.name}</code>
          </span>
          <input
            value={value}
            disabled={!canChange}
            placeholder={t('empty')}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
        <p className={variable.value ? undefined : 'needs'}>
          {t('usedIn', { count: variable.usedIn })}
          {variable.shown && variable.shown !== variable.value ? ` ${t('shownAs', { shown: variable.shown })}` : ''}
        </p>
        <ActionButton type="submit" disabled={!changed || busy || !canChange || value.trim() === ''}>
          {t('app:save')}
          <span className="sr"> {variable.description || variable.name}</span>
        </ActionButton>
        <FailureLine failed={failed} />
      </form>
      {variable.own && canChange ? <OwnVariable variable={variable} tenantId={tenantId} onSaved={onSaved} /> : null}
    </li>
  );
}
