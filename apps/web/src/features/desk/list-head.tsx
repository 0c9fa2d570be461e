import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Membership } from '../../app/session';
import type { Folder } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { tenantClass } from '../../ui/tenant';
import { countOf, type DeskList } from './desk-list';
import type { DeskWish } from './desk-wish';
import { FilterBar } from './filter-bar';
import { LiveMark } from './live-mark';

const TABS: readonly Folder[] = ['TEAM', 'MINE', 'FREE', 'WAITING'];
const SEARCH_AFTER_MS = 200;

interface Props {
  list: DeskList;
  memberships: readonly Membership[];
  on: readonly string[];
  onToggle: (tenantId: string) => void;
  wish: DeskWish;
  onWish: (wish: DeskWish) => void;
  search: string;
  onSearch: (search: string) => void;
}

export function ListHead({ list, memberships, on, onToggle, wish, onWish, search, onSearch }: Props) {
  const { t } = useTranslation('desk');
  const { folder } = wish;
  const onFolder = (next: Folder) => onWish({ ...wish, folder: next });
  const closed = folder === 'CLOSED';
  const countFolder = closed ? 'TEAM' : folder;
  return (
    <div className="list-head">
      <div className="row">
        <h1 id="h-list">{t(closed ? 'list.closed' : 'list.title')}</h1>
        <span className="only-s">
          <LiveMark />
        </span>
        <ActionButton
          size="small"
          className="search-open"
          title={t('app:rail.search')}
          onClick={() => dispatchEvent(new Event('samenspraak:search'))}
        >
          <Icon name="zoek" />
          <span className="sr">{t('app:rail.search')}</span>
        </ActionButton>
        <ActionButton size="small" onClick={() => onFolder(closed ? 'TEAM' : 'CLOSED')} aria-pressed={closed}>
          <Icon name={closed ? 'inbox' : 'check'} />
          <span>{t(closed ? 'list.showOpen' : 'list.showClosed')}</span>
        </ActionButton>
      </div>
      <SearchField value={search} onChange={onSearch} />
      <div className="tabs" role="group" aria-label={t('list.folders')}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === folder}
            onClick={() => onFolder(one)}
            data-testid="folder-tab"
            data-folder={one}
          >
            {t(`folder.${one}`)} <span className="n">{countOf(list, on, one)}</span>
          </button>
        ))}
      </div>
      <FilterBar memberships={memberships} wish={wish} onWish={onWish} />
      {memberships.length > 1 ? (
        <div className="filters" role="group" aria-label={t('list.tenants')}>
          {memberships.map(({ tenant }) => (
            <button
              key={tenant.id}
              className={`tog ${tenantClass(tenant.code)}`}
              type="button"
              aria-pressed={on.includes(tenant.id)}
              onClick={() => onToggle(tenant.id)}
              data-testid="tenant-chip"
              data-tenant={tenant.code}
            >
              <Icon name={on.includes(tenant.id) ? 'check' : 'leeg'} />
              {tenant.name} <span className="n">{countOf(list, [tenant.id], countFolder)}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Opens with the slash key or the search button of the rail; an empty field gives the whole list back. */
function SearchField({ value, onChange }: { value: string; onChange: (search: string) => void }) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(value !== '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const show = () => {
      // At once: what is typed next is for the field, and each letter of it is a key of the desk elsewhere.
      flushSync(() => setOpen(true));
      field.current?.focus();
    };
    addEventListener('samenspraak:search', show);
    return () => removeEventListener('samenspraak:search', show);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => onChange(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  if (!open) return null;
  return (
    <label className="search">
      <Icon name="zoek" />
      <span className="sr">{t('list.search')}</span>
      <input
        ref={field}
        type="search"
        value={text}
        placeholder={t('list.search')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setText('');
          setOpen(false);
        }}
      />
    </label>
  );
}
