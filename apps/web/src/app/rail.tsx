import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { TenantCode } from '../ui/tenant';
import { Icon, Logo, type IconName } from '../ui/icon';
import { afterPaint } from './first-paint';
import { onRailCounts, railCounts } from './rail-counts';
import { follow, type Place } from './router';
import { deskMemberships, placesOf, useSession, type NavPlace } from './session';

const Bell = lazy(afterPaint(() => import('../features/notifications/bell')));
const ApprovalCount = lazy(afterPaint(() => import('../features/approval/approval-count')));

const ICON: Readonly<Record<NavPlace, IconName>> = {
  werkvoorraad: 'inbox',
  goedkeuring: 'check',
  berichtenstop: 'pauze',
  agressie: 'slot',
  triage: 'triage',
  zoekopdrachten: 'query',
  vergelijking: 'vergelijk',
  bibliotheek: 'boek',
  kennis: 'info',
  vragen: 'delen',
  licentie: 'licentie',
  exports: 'download',
  beheer: 'beheer',
};

const GROUPS: readonly { word: string; places: readonly NavPlace[] }[] = [
  { word: 'answer', places: ['werkvoorraad', 'goedkeuring', 'triage'] },
  { word: 'listen', places: ['zoekopdrachten'] },
  { word: 'know', places: ['vergelijking', 'bibliotheek', 'kennis', 'exports'] },
  { word: 'together', places: ['vragen', 'licentie'] },
  { word: 'organise', places: ['berichtenstop', 'agressie', 'beheer'] },
];
const ON_PHONE: readonly NavPlace[] = ['werkvoorraad', 'triage', 'vergelijking', 'bibliotheek'];

interface Props {
  place: Place | undefined;
  onMenu: () => void;
  onSearch: () => void;
}

export function Rail({ place, onMenu, onSearch }: Props) {
  const { t } = useTranslation();
  const { me, focus } = useSession();
  const desk = deskMemberships(me);
  const shown = desk.length > 1 ? desk : [focus];
  const mine = placesOf(me);
  return (
    <header className="rail">
      <a className="brand" href="/" onClick={follow}>
        <Logo />
        <span className="lbl">Samenspraak</span>
      </a>
      <button className="org" type="button" onClick={onMenu}>
        <span className="org-b">
          {shown.slice(0, 2).map((one) => (
            <TenantCode key={one.tenant.id} tenant={one.tenant} quiet />
          ))}
        </span>
        <span className="lbl">
          <b>{shown.length > 1 ? t('rail.joint') : focus.tenant.name}</b>{' '}
          <span>
            {shown.length > 1 ? t('rail.members', { count: shown.length }) : t(`tenantKind.${focus.tenant.kind}`)}
          </span>
        </span>
        <span className="sr">{t('rail.choose')}</span>
      </button>
      <button className="rail-search" type="button" onClick={onSearch}>
        <Icon name="zoek" />
        <span className="lbl">{t('rail.search')}</span>
        <kbd className="lbl">/</kbd>
      </button>
      <nav aria-label={t('rail.menu')}>
        {GROUPS.map(({ word, places }) => {
          const here = places.filter((one) => mine.includes(one));
          if (here.length === 0) return null;
          return (
            <div key={word} className="nav-g">
              <p className="nav-h" id={`nav-${word}`}>
                {t(`rail.${word}`)}
              </p>
              <ul aria-labelledby={`nav-${word}`}>
                {here.map((one) => (
                  <li key={one} className={ON_PHONE.includes(one) ? 'm' : undefined}>
                    <NavLink place={one} current={place === one} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
        <Suspense fallback={null}>
          {mine.includes('goedkeuring') ? <ApprovalCount /> : null}
          <Bell />
        </Suspense>
        <button className="nav-more" type="button" onClick={onMenu}>
          <Icon name="meer" />
          <span className="lbl">{t('rail.more')}</span>
        </button>
      </nav>
      <button className="me" type="button" onClick={onMenu}>
        <span className="av" aria-hidden="true">
          {focus.initials}
        </span>
        <span className="lbl">
          <b>{me.name}</b> <span>{t('rail.settings')}</span>
        </span>
      </button>
    </header>
  );
}

function NavLink({ place, current }: { place: NavPlace; current: boolean }) {
  const { t } = useTranslation();
  const counts = useSyncExternalStore(onRailCounts, railCounts);
  const count = counts[place];
  return (
    <a href={`/${place}`} onClick={follow} aria-current={current ? 'page' : undefined} title={t(`nav.${place}`)}>
      <Icon name={ICON[place]} />
      <span className="lbl">{t(`nav.${place}`)}</span>
      {count ? (
        <span className="cnt">
          {count}
          <span className="sr"> {t('rail.open')}</span>
        </span>
      ) : null}
    </a>
  );
}
