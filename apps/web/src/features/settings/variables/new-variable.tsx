import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { addWords } from '../../../i18n/index';
import { ActionButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FailureLine } from '../../../ui/failure-state';
import { Icon } from '../../../ui/icon';
import { AS_TEXT, KindFields } from '../../../ui/variables/kind-fields';
import nl from './own-variable.nl.json';
import { ADD_OWN_VARIABLE } from './variables.queries';

addWords('own-variable', nl, () => import('./own-variable.en.json'));

interface Props {
  tenantId: string;
  onSaved: () => void;
}

/** A field that the list does not have yet. */
export function NewVariable(props: Props) {
  const { t } = useTranslation('own-variable');
  const [open, setOpen] = useState(false);
  return (
    <p className="row own-new">
      <ActionButton size="small" onClick={() => setOpen(true)} data-testid="new-variable">
        <Icon name="plus" />
        <span>{t('add')}</span>
      </ActionButton>
      {open ? <NewDialog {...props} onClose={() => setOpen(false)} /> : null}
    </p>
  );
}

function NewDialog({ tenantId, onSaved, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('own-variable');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [shown, setShown] = useState(AS_TEXT);
  const [state, setState] = useState<{ busy?: boolean; failed?: unknown }>({});
  const save = (event: FormEvent) => {
    event.preventDefault();
    setState({ busy: true });
    const input = { expectedTenantId: tenantId, name: name.trim(), description: description.trim(), ...shown };
    command(tenantId, ADD_OWN_VARIABLE, { input }).then(
      () => {
        onClose();
        onSaved();
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  return (
    <Dialog title={t('add')} onClose={onClose}>
      <form className="form" onSubmit={save}>
        <label className="field">
          <span>{t('name')}</span>
          <input required maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
          <span className="help">{t('nameHelp')}</span>
        </label>
        <label className="field">
          <span>{t('variables:description')}</span>
          <input required maxLength={120} value={description} onChange={({ target }) => setDescription(target.value)} />
        </label>
        <KindFields shown={shown} onChange={setShown} />
        <FailureLine failed={state.failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={state.busy}>
            {t('save')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
