import { lazy, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keyboard';
import type { Membership } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { ComingDialog } from '../../ui/coming-dialog';
import { Icon } from '../../ui/icon';
import { LIST_KEYS, printWish, sizeOf, START, toggled, type DeskWish, type ListKey } from './desk-wish';
import { loadFilter } from './dialog-loads';
import { labelOf, useFilterChoices } from './filter-choices';

const FilterDialog = lazy(loadFilter);

interface Props {
  memberships: readonly Membership[];
  wish: DeskWish;
  onWish: (wish: DeskWish) => void;
}

/** One button for all filters, and what is filtered by as chips that take themselves away. */
export function FilterBar({ memberships, wish, onWish }: Props) {
  const { t } = useTranslation('lists');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { filter } = wish;
  const named = (filter.tags?.length ?? 0) + (filter.assignees?.length ?? 0) > 0 || wish.viewId !== undefined;
  const choices = useFilterChoices(memberships, open || named);
  useKeys({ filter: () => setOpen(true) });
  useEffect(() => {
    if (!open) return;
    return () => button.current?.focus();
  }, [open]);
  const change = (next: DeskWish['filter']) => onWish({ ...wish, filter: next });
  const size = sizeOf(filter);
  const view = choices.views.find((one) => one.id === wish.viewId);
  return (
    <div className="filter-bar">
      <ActionButton
        ref={button}
        size="small"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        data-testid="filter-open"
      >
        <Icon name="query" />
        <span>{t('filter.open')}</span>
        {size > 0 ? <span className="n">{size}</span> : null}
      </ActionButton>
      <ul className="filter-chips" aria-label={t('filter.active')}>
        {view ? <Chip label={view.name} kind={t('view.one')} onRemove={() => onWish(START)} strong /> : null}
        {wish.sort !== 'DUE' ? (
          <Chip
            label={t(`sort.${wish.sort}`)}
            kind={t('sort.label')}
            onRemove={() => onWish({ ...wish, sort: 'DUE' })}
          />
        ) : null}
        {LIST_KEYS.flatMap((key) =>
          valuesOf(filter[key], key, choices).map(({ label, values }) => (
            <Chip
              key={`${key} ${label}`}
              label={label}
              kind={t(`kind.${key}`)}
              onRemove={() => change(toggled(filter, key, values))}
            />
          )),
        )}
        {filter.unread ? (
          <Chip label={t('unread')} kind={t('kind.unread')} onRemove={() => change({ ...filter, unread: false })} />
        ) : null}
        {filter.due ? (
          <Chip label={t(`due.${filter.due}`)} kind={t('kind.due')} onRemove={() => change(without(filter, 'due'))} />
        ) : null}
      </ul>
      {printWish({ ...wish, folder: START.folder, viewId: undefined }) !== '' ? (
        <button
          type="button"
          className="lnk"
          onClick={() => onWish({ ...START, folder: wish.folder })}
          data-testid="filter-clear"
        >
          {t('filter.clear')}
        </button>
      ) : null}
      {open ? (
        <ComingDialog onClose={() => setOpen(false)}>
          <FilterDialog
            memberships={memberships}
            wish={wish}
            onWish={onWish}
            choices={choices}
            onClose={() => setOpen(false)}
          />
        </ComingDialog>
      ) : null}
    </div>
  );

  function valuesOf(values: readonly string[] | undefined, key: ListKey, known: ReturnType<typeof useFilterChoices>) {
    // What bears one name in several councils is one chip.
    const byLabel = new Map<string, string[]>();
    for (const value of values ?? []) {
      const label = labelOf(key, value, known, t);
      byLabel.set(label, [...(byLabel.get(label) ?? []), value]);
    }
    return [...byLabel].map(([label, all]) => ({ label, values: all }));
  }
}

function without(filter: DeskWish['filter'], key: 'due'): DeskWish['filter'] {
  const { [key]: _, ...rest } = filter;
  return rest;
}

function Chip({
  label,
  kind,
  onRemove,
  strong,
}: {
  label: string;
  kind: string;
  onRemove: () => void;
  strong?: boolean;
}) {
  const { t } = useTranslation('lists');
  return (
    <li>
      <button
        type="button"
        className={strong ? 'filter-chip is-view' : 'filter-chip'}
        onClick={onRemove}
        title={t('filter.remove', { kind, label })}
        data-testid="filter-chip"
      >
        <span className="sr">{kind}: </span>
        <span className="filter-chip-t">{label}</span>
        <Icon name="kruis" />
        <span className="sr">{t('filter.removeShort')}</span>
      </button>
    </li>
  );
}
