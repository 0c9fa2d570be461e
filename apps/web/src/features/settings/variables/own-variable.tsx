import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { follow } from '../../../app/router';
import type { TenantSettingsQuery } from '../../../gql/graphql';
import { addWords } from '../../../i18n/index';
import { ActionButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FailureLine } from '../../../ui/failure-state';
import { KindFields } from '../../../ui/variables/kind-fields';
import nl from './own-variable.nl.json';
import { CHANGE_VARIABLE, REMOVE_VARIABLE } from './variables.queries';

addWords('own-variable', nl, () => import('./own-variable.en.json'));

type Variable = TenantSettingsQuery['variables'][number];
interface Props {
  variable: Variable;
  tenantId: string;
  onSaved: () => void;
}

/** What one can do with a field of one's own: another kind or form, and taking it away. */
export function OwnVariable(props: Props) {
  const { t } = useTranslation('own-variable');
  const [open, setOpen] = useState<'change' | 'remove'>();
  const { description, name } = props.variable;
  const close = () => setOpen(undefined);
  return (
    <p className="row own-variable">
      <span className="pill">{t('own')}</span>
      {(['change', 'remove'] as const).map((what) => (
        <button type="button" className="lnk" key={what} onClick={() => setOpen(what)} data-testid={`variable-${what}`}>
          {t(what)}
          <span className="sr"> {description || name}</span>
        </button>
      ))}
      {open === 'change' ? <ChangeDialog {...props} onClose={close} /> : null}
      {open === 'remove' ? <RemoveDialog {...props} onClose={close} /> : null}
    </p>
  );
}

function ChangeDialog({ variable, tenantId, onSaved, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('own-variable');
  const { name, kind, format, unit, value } = variable;
  const [shown, setShown] = useState({ kind, format: format ?? null, unit: unit ?? null });
  const [description, setDescription] = useState(variable.description);
  const { busy, failed, run } = useCommand(onClose, onSaved);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const input = { expectedTenantId: tenantId, name, description: description.trim(), ...shown };
    run(() => command(tenantId, CHANGE_VARIABLE, { input }));
  };
  return (
    <Dialog title={t('changeTitle', { name })} onClose={onClose}>
      <form className="form" onSubmit={save}>
        <KindFields shown={shown} onChange={setShown} now={value == null ? undefined : { kind, value }} />
        <label className="field">
          <span>{t('variables:description')}</span>
          <input required maxLength={120} value={description} onChange={({ target }) => setDescription(target.value)} />
        </label>
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={busy}>
            {t('app:save')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}

/** Says first what needs the field; as long as something does it stays. */
function RemoveDialog({ variable, tenantId, onSaved, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('own-variable');
  const { name, usedIn, usedBy, usedInValues } = variable;
  const { busy, failed, run } = useCommand(onClose, onSaved);
  const hidden = usedIn - usedBy.length;
  const free = usedIn + usedInValues.length === 0;
  const remove = () => run(() => command(tenantId, REMOVE_VARIABLE, { input: { expectedTenantId: tenantId, name } }));
  return (
    <Dialog title={t('removeTitle', { name })} onClose={onClose}>
      <div className="form">
        <p>{t(free ? 'unused' : 'used')}</p>
        {free ? null : (
          <ul className="plain" data-testid="variable-uses">
            {usedBy.map(({ id, title }) => (
              <li key={id}>
                <a href={`/bibliotheek/${encodeURIComponent(id)}`} onClick={follow}>
                  {title}
                </a>
              </li>
            ))}
            {usedInValues.map((other) => (
              <li key={other}>{t('inValue', { name: other })}</li>
            ))}
            {hidden > 0 ? <li>{t('hidden', { count: hidden })}</li> : null}
          </ul>
        )}
        <FailureLine failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t(free ? 'app:cancel' : 'close')}</ActionButton>
          {free ? (
            <ActionButton kind="primary" onClick={remove} disabled={busy} data-testid="remove-variable">
              {t('remove')}
            </ActionButton>
          ) : null}
        </p>
      </div>
    </Dialog>
  );
}

/** One command at a time; the dialog stays open with the reason when it fails. */
function useCommand(onClose: () => void, onSaved: () => void) {
  const [state, setState] = useState<{ busy?: boolean; failed?: unknown }>({});
  const run = (ask: () => Promise<unknown>) => {
    setState({ busy: true });
    ask().then(
      () => {
        onClose();
        onSaved();
      },
      (failed: unknown) => setState({ failed }),
    );
  };
  return { busy: state.busy === true, failed: state.failed, run };
}
