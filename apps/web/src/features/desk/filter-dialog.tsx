import { useTranslation } from 'react-i18next';
import type { Membership } from '../../app/session';
import type { ConversationSort } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureState } from '../../ui/failure-state';
import { Segments } from '../../ui/segments';
import { Skeleton } from '../../ui/skeleton';
import { START, toggled, type DeskWish, type ListKey } from './desk-wish';
import { labelOf, type Choice, type Choices } from './filter-choices';
import { ViewList } from './view-list';
import { ViewSaver } from './view-saver';

interface Props {
  memberships: readonly Membership[];
  wish: DeskWish;
  onWish: (wish: DeskWish) => void;
  choices: Choices;
  onClose: () => void;
}

const SORTS: readonly ConversationSort[] = ['DUE', 'NEWEST', 'OLDEST'];
const NETWORKS = ['mastodon', 'bluesky'];
const fixed = (values: readonly string[]): Choice[] => values.map((value) => ({ label: value, values: [value] }));

/** All filters at once; what one chooses shows in the list right away. */
export default function FilterDialog({ memberships, wish, onWish, choices, onClose }: Props) {
  const { t } = useTranslation('lists');
  const { filter } = wish;
  const change = (next: DeskWish['filter']) => onWish({ ...wish, filter: next });
  const group = (key: ListKey, list: readonly Choice[]) =>
    list.length === 0 ? null : (
      <fieldset className="filter-group" key={key}>
        <legend>{t(`kind.${key}`)}</legend>
        {list.map(({ label, values }) => (
          <Toggle
            key={label}
            label={label === values[0] ? labelOf(key, label, choices, t) : label}
            on={values.every((value) => filter[key]?.includes(value))}
            onToggle={() => change(toggled(filter, key, values))}
          />
        ))}
      </fieldset>
    );
  return (
    <Dialog title={t('filter.title')} onClose={onClose}>
      <div className="form filter-form">
        <ViewList memberships={memberships} wish={wish} choices={choices} onChoose={onWish} onClose={onClose} />
        <Segments
          label={t('sort.label')}
          showLabel
          value={wish.sort}
          options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
          onChange={(sort) => onWish({ ...wish, sort })}
        />
        <fieldset className="filter-group">
          <legend>{t('kind.due')}</legend>
          {(['LATE', 'TODAY'] as const).map((due) => (
            <Toggle
              key={due}
              label={t(`due.${due}`)}
              on={filter.due === due}
              onToggle={() => {
                const { due: old, ...rest } = filter;
                change(old === due ? rest : { ...rest, due });
              }}
            />
          ))}
          <Toggle
            label={t('unread')}
            on={filter.unread === true}
            onToggle={() => change({ ...filter, unread: !filter.unread })}
          />
        </fieldset>
        {group('assignees', [
          { label: t('assignee.ME'), values: ['ME'] },
          { label: t('assignee.NOBODY'), values: ['NOBODY'] },
          ...choices.colleagues,
        ])}
        {group('urgencies', fixed(['URGENT', 'HIGH', 'NORMAL', 'LOW']))}
        {group('sentiments', fixed(['NEGATIVE', 'NEUTRAL', 'POSITIVE']))}
        {group('topics', choices.topics)}
        {group('departments', choices.departments)}
        {group('tags', choices.tags)}
        {group('networks', fixed(NETWORKS))}
        {group('involvements', fixed(['LEAD', 'WATCH']))}
        {choices.failed ? <FailureState failed={choices.failed} again={choices.again} /> : null}
        {!choices.loaded && !choices.failed ? <Skeleton kind="rows" /> : null}
        <ViewSaver memberships={memberships} wish={wish} onWish={onWish} choices={choices} />
        <p className="row end">
          <ActionButton onClick={() => onWish({ ...START, folder: wish.folder })}>{t('filter.clear')}</ActionButton>
          <ActionButton kind="primary" onClick={onClose} data-testid="filter-done">
            {t('filter.done')}
          </ActionButton>
        </p>
      </div>
    </Dialog>
  );
}

function Toggle({ label, on, onToggle }: { label: string; on: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="filter-toggle" aria-pressed={on} onClick={onToggle} data-testid="filter-choice">
      {label}
    </button>
  );
}
