import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { maySend, type Membership } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { fromView, isSame, START, toInput, type DeskWish } from './desk-wish';
import type { Choices } from './filter-choices';
import { SAVE_VIEW } from './lists.queries';

interface Props {
  memberships: readonly Membership[];
  wish: DeskWish;
  onWish: (wish: DeskWish) => void;
  choices: Choices;
}

/** Gives the filters, the folder and the order a name; a view that was changed since is saved again, or beside the old one. */
export function ViewSaver({ memberships, wish, onWish, choices }: Props) {
  const { t } = useTranslation('lists');
  const view = choices.views.find((one) => one.id === wish.viewId);
  const [name, setName] = useState('');
  const [team, setTeam] = useState(false);
  const [tenantId, setTenantId] = useState(memberships[0]?.tenant.id ?? '');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const its = memberships.find(({ tenant }) => tenant.id === tenantId);
  const isView = view && isSame(wish, { ...view, filter: fromView(view.filter) });
  if (isView || isSame(wish, START)) return null;
  const save = (input: { id?: string; version?: number; name: string; team: boolean }, of: string) => {
    setBusy(true);
    setFailed(undefined);
    const { folder, sort, filter } = wish;
    command(of, SAVE_VIEW, { input: { ...input, expectedTenantId: of, folder, sort, filter: toInput(filter) } })
      .then(({ saveView }) => {
        setName('');
        onWish({ ...wish, viewId: saveView.id });
        choices.again();
      }, setFailed)
      .finally(() => setBusy(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save({ name, team }, tenantId);
  };
  return (
    <form className="filter-save" onSubmit={submit}>
      <label className="field">
        <span>{t('view.saveAs')}</span>
        <input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} data-testid="view-name" />
      </label>
      {memberships.length > 1 ? (
        <label className="field">
          <span>{t('view.of')}</span>
          <select value={tenantId} onChange={(event) => setTenantId(event.target.value)}>
            {memberships.map(({ tenant }) => (
              <option key={tenant.id} value={tenant.id}>
                {tenant.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {its && maySend(its) ? (
        <label className="choice">
          <input
            type="checkbox"
            checked={team}
            onChange={(event) => setTeam(event.target.checked)}
            data-testid="view-team"
          />
          {t('view.forTeam')}
        </label>
      ) : null}
      <FailureLine failed={failed} />
      <p className="row">
        {view ? (
          <ActionButton
            type="button"
            disabled={busy}
            onClick={() =>
              save({ id: view.id, version: view.version, name: view.name, team: view.team }, view.tenantId)
            }
          >
            {t('view.update', { name: view.name })}
          </ActionButton>
        ) : null}
        <ActionButton type="submit" disabled={busy || name.trim() === ''} data-testid="view-save">
          {t('view.save')}
        </ActionButton>
      </p>
    </form>
  );
}
