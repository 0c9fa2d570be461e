import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { maySend, type Membership } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { fromView, START, type DeskWish } from './desk-wish';
import type { Choices, ViewOf } from './filter-choices';
import { REMOVE_VIEW } from './lists.queries';

interface Props {
  memberships: readonly Membership[];
  wish: DeskWish;
  choices: Choices;
  onChoose: (wish: DeskWish) => void;
  onClose: () => void;
}

/** Saved views, own first: one press shows that list. */
export function ViewList({ memberships, wish, choices, onChoose, onClose }: Props) {
  const { t } = useTranslation('lists');
  const [failed, setFailed] = useState<unknown>();
  if (choices.views.length === 0) return null;
  const nameOf = (view: ViewOf) => memberships.find(({ tenant }) => tenant.id === view.tenantId)?.tenant;
  const choose = (view: ViewOf) => {
    onChoose({ folder: view.folder, sort: view.sort, filter: fromView(view.filter), viewId: view.id });
    onClose();
  };
  const remove = (view: ViewOf) => {
    setFailed(undefined);
    command(view.tenantId, REMOVE_VIEW, {
      input: { expectedTenantId: view.tenantId, id: view.id, version: view.version },
    }).then(() => {
      if (wish.viewId === view.id) onChoose({ ...wish, viewId: undefined });
      choices.again();
    }, setFailed);
  };
  const mayRemove = (view: ViewOf) => {
    const its = memberships.find(({ tenant }) => tenant.id === view.tenantId);
    return !view.team || (its !== undefined && maySend(its));
  };
  return (
    <fieldset className="filter-group">
      <legend>{t('view.title')}</legend>
      <ul className="view-list">
        <li>
          <button
            type="button"
            className="filter-toggle"
            aria-pressed={wish.viewId === undefined}
            onClick={() => (onChoose(START), onClose())}
          >
            {t('view.all')}
          </button>
        </li>
        {choices.views.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              className="filter-toggle"
              aria-pressed={wish.viewId === view.id}
              onClick={() => choose(view)}
              data-testid="saved-view"
            >
              {view.name}
              <span className="filter-of">
                {view.team ? t('view.ofTeam') : t('view.ofMe')}
                {memberships.length > 1 ? ` · ${nameOf(view)?.code ?? ''}` : ''}
              </span>
            </button>
            {mayRemove(view) && wish.viewId === view.id ? (
              <ActionButton
                size="small"
                kind="text"
                onClick={() => remove(view)}
                title={t('view.remove', { name: view.name })}
              >
                <Icon name="kruis" />
                <span className="sr">{t('view.remove', { name: view.name })}</span>
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
      <FailureLine failed={failed} />
    </fieldset>
  );
}
