import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { ActionButton } from '../../ui/button';
import { Icon, type IconName } from '../../ui/icon';
import { TenantPicker } from '../../ui/tenant-picker';
import { isOverdue } from './editor/editor-text';
import type { groupLibrary, LibraryGroup, Own, Shared } from './library-groups';

interface Props {
  groups: ReturnType<typeof groupLibrary>;
  selectedId: string | undefined;
  onNew: () => void;
}

const ORDER: readonly LibraryGroup[] = ['asked', 'newer', 'own', 'adopted', 'offered', 'forked', 'declined'];
const ICON: Readonly<Record<LibraryGroup, IconName>> = {
  asked: 'half',
  newer: 'delen',
  own: 'boek',
  adopted: 'check',
  offered: 'plus',
  forked: 'boek',
  declined: 'streep',
};

export function LibraryList({ groups, selectedId, onNew }: Props) {
  const { t } = useTranslation('library');
  return (
    <section className="list" aria-labelledby="h-lib">
      <div className="list-head">
        <div className="row">
          <h1 id="h-lib">{t('title')}</h1>
          <ActionButton size="small" onClick={onNew}>
            <Icon name="plus" />
            <span>{t('new')}</span>
          </ActionButton>
        </div>
        <p className="lib-for">
          <TenantPicker />
        </p>
      </div>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={t('templates')}>
        {ORDER.filter((group) => groups[group].length > 0).map((group) => (
          <section key={group}>
            <h2 className="grp">
              {t(`group.${group}`)} <span className="n">{groups[group].length}</span>
            </h2>
            <ul className="rows">
              {groups[group].map((one) => (
                <li key={one.id}>
                  <a
                    className="rowlink"
                    href={`/bibliotheek/${encodeURIComponent(one.id)}`}
                    onClick={follow}
                    aria-current={one.id === selectedId ? 'true' : undefined}
                    data-testid="library-row"
                    data-template-id={one.id}
                    data-group={group}
                  >
                    <span className="r1">
                      <b>{one.title}</b>
                    </span>
                    <span className="r3">
                      <span className="due">
                        <Icon name={ICON[group]} />
                        {t(`state.${stateOf(one, group)}`)}
                      </span>
                      <span className="src">{sourceOf(one, t)}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function sourceOf(one: Own | Shared, t: TFunction<'library'>): string {
  if (!('publisher' in one)) return t('ofUs', { version: one.version });
  const version = one.waiting ? `${one.adoptedVersion} → ${one.version}` : String(one.version);
  return t('from', { publisher: one.publisher.name, version });
}

/** A text with words of our own says so, and one of ours whose day to look at it has passed. */
function stateOf(one: Own | Shared, group: LibraryGroup): string {
  if (!('publisher' in one)) return isOverdue(one.details.reviewOn) ? 'review' : group;
  return one.adoption === 'OVERRIDE' ? 'changed' : group;
}
