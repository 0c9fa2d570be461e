import { lazy, memo, useCallback, useEffect, useState, type ReactNode } from 'react';
import { SkipLink } from '@nl-design-system-candidate/skip-link-react';
import { useTranslation } from 'react-i18next';
import { ComingDialog } from '../ui/coming-dialog';
import { useKeys, type KeyAction } from './keyboard';
import { Rail } from './rail';
import { go, type Place } from './router';

const KeysDialog = lazy(() => import('./keys-dialog').then((found) => ({ default: found.KeysDialog })));
const MenuDialog = lazy(() => import('./menu-dialog').then((found) => ({ default: found.MenuDialog })));

// Going from one conversation to the next changes nothing of it.
const Aside = memo(Rail);

const GOES: Partial<Record<KeyAction, string>> = {
  'go-desk': '/werkvoorraad',
  'go-library': '/bibliotheek',
  'go-comparison': '/vergelijking',
  'go-licence': '/licentie',
  'go-queries': '/zoekopdrachten',
  'go-triage': '/triage',
  'go-approvals': '/goedkeuring',
  'go-stops': '/berichtenstop',
  'go-settings': '/beheer',
};

/** Asks the desk to put the cursor in its search field; from another page it first goes there. */
export function askSearch(): void {
  const show = () => void dispatchEvent(new Event('samenspraak:search'));
  // At once where the field is: the letters that follow are for it, and each is a key of the desk elsewhere.
  if (location.pathname.startsWith('/werkvoorraad')) return show();
  go('/werkvoorraad');
  setTimeout(show, 0);
}

export function Shell({ place, children }: { place: Place | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'keys' | 'menu'>();
  const openMenu = useCallback(() => setOpen('menu'), []);
  const close = () => setOpen(undefined);
  useKeys({
    help: () => setOpen('keys'),
    search: askSearch,
    ...Object.fromEntries(Object.entries(GOES).map(([action, path]) => [action, () => go(path)])),
  });
  useEffect(() => {
    const show = () => setOpen('keys');
    addEventListener('samenspraak:keys', show);
    return () => removeEventListener('samenspraak:keys', show);
  }, []);
  return (
    <>
      <SkipLink className="skip" href="#inhoud">
        {t('skip')}
      </SkipLink>
      <div className="shell">
        <Aside place={place} onMenu={openMenu} onSearch={askSearch} />
        {children}
      </div>
      {open ? (
        <ComingDialog key={open} onClose={close}>
          {open === 'keys' ? <KeysDialog onClose={close} /> : <MenuDialog onClose={close} />}
        </ComingDialog>
      ) : null}
    </>
  );
}
