import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import type { KeptListsFragment } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { formatDate } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { ListedForm, type Kind, type Listed } from './listed-form';
import { moved } from './moved';
import { ORDER_TOPIC_LIST } from './topics.queries';

interface Props {
  kind: Kind;
  lists: KeptListsFragment;
  tenantId: string;
  canRelax: boolean;
  onLists: (lists: KeptListsFragment) => void;
}

const NEW = 'new';

/** One of the lists: each row can be changed where it stands, and moved a place at a time. */
export function KeptList({ kind, lists, tenantId, canRelax, onLists }: Props) {
  const { t } = useTranslation('topics');
  const rows: readonly Listed[] = kind === 'TOPICS' ? lists.topics : lists.departments;
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const [moving, setMoving] = useState(false);
  // Where the focus returns to when a form closes.
  const back = useRef<string>(undefined);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open !== undefined || back.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-opens="${back.current}"]`)?.focus();
    back.current = undefined;
  }, [open]);
  const close = () => {
    back.current = open;
    setOpen(undefined);
  };
  const move = (one: Listed, step: -1 | 1) => {
    if (moving) return;
    const ids = moved(
      rows.map(({ id }) => id),
      one.id,
      step,
    );
    setMoving(true);
    setFailed(undefined);
    command(tenantId, ORDER_TOPIC_LIST, { input: { expectedTenantId: tenantId, kind, ids } })
      .then((answer) => {
        onLists(answer.orderTopicList);
        setSaid(t('moved', { name: one.name, place: ids.indexOf(one.id) + 1, count: ids.length }));
      }, setFailed)
      .finally(() => setMoving(false));
  };
  const form = (one?: Listed) => (
    <ListedForm
      {...{ kind, one, tenantId, canRelax }}
      departments={lists.departments}
      onCancel={close}
      onSaved={(after, name) => {
        onLists(after);
        setSaid(t('saved', { name }));
        close();
      }}
    />
  );
  return (
    <div ref={list} data-testid={kind === 'TOPICS' ? 'topic-list' : 'department-list'}>
      <p className="sr" role="status">
        {said}
      </p>
      <FailureLine failed={failed} />
      <ul className="card items">
        {rows.length === 0 ? <li>{t(`none.${kind}`)}</li> : null}
        {rows.map((one, at) => (
          <li key={one.id} data-testid="listed" data-name={one.name}>
            {open === one.id ? (
              form(one)
            ) : (
              <ListedRow
                one={one}
                department={lists.departments.find(({ id }) => id === one.departmentId)?.name}
                first={at === 0}
                last={at === rows.length - 1}
                onOpen={() => setOpen(one.id)}
                onMove={(step) => move(one, step)}
              />
            )}
          </li>
        ))}
        <li>
          {open === NEW ? (
            form()
          ) : (
            <ActionButton data-opens={NEW} onClick={() => setOpen(NEW)}>
              {t(`add.${kind}`)}
            </ActionButton>
          )}
        </li>
      </ul>
    </div>
  );
}

interface RowProps {
  one: Listed;
  department: string | undefined;
  first: boolean;
  last: boolean;
  onOpen: () => void;
  onMove: (step: -1 | 1) => void;
}

function ListedRow({ one, department, first, last, onOpen, onMove }: RowProps) {
  const { t } = useTranslation('topics');
  const meta = [
    department,
    one.former.length > 0 ? t('former', { names: one.former.join(', ') }) : undefined,
    one.changedAt && one.changedBy ? t('changed', { name: one.changedBy, date: formatDate(one.changedAt) }) : undefined,
  ].filter(Boolean);
  return (
    <div className="listed">
      <div>
        <h3 className="h3">
          {one.name}
          {one.sensitive ? <span className="pill is-warn">{t('is.sensitive')}</span> : null}
          {one.active ? null : <span className="pill">{t('is.unused')}</span>}
        </h3>
        {one.words && one.words.length > 0 ? <p className="listed-words">{one.words.join(', ')}</p> : null}
        {meta.length > 0 ? <p className="meta-line">{meta.join(' · ')}</p> : null}
      </div>
      <div className="acts">
        {/* Never disabled: who reaches the edge by keyboard keeps the place. */}
        <ActionButton size="small" iconOnly className="up" aria-disabled={first} onClick={() => onMove(-1)}>
          <Icon name="chev" />
          <span className="sr">
            {t('up')}: {one.name}
          </span>
        </ActionButton>
        <ActionButton size="small" iconOnly aria-disabled={last} onClick={() => onMove(1)}>
          <Icon name="chev" />
          <span className="sr">
            {t('down')}: {one.name}
          </span>
        </ActionButton>
        <ActionButton size="small" data-opens={one.id} onClick={onOpen}>
          {t('change')}
          <span className="sr"> {one.name}</span>
        </ActionButton>
      </div>
    </div>
  );
}
