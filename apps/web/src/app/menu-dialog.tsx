import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Segments } from '../ui/segments';
import { TenantName } from '../ui/tenant';
import { readLanguage, speak, type Language } from '../i18n/index';
import { follow } from './router';
import { placesOf, useSession } from './session';
import { applyScheme, readScheme, type Scheme } from './theme';

const OwnPhoto = lazy(() => import('../features/colleagues/cards/own-photo'));

/** Everything that is not daily work: all places, for whom, colours, language, leaving. */
export function MenuDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { me, focus, setFocus, signOut } = useSession();
  const [scheme, setScheme] = useState<Scheme>(readScheme);
  const [language, setLanguage] = useState<Language>(readLanguage);
  return (
    <Dialog title={me.name} onClose={onClose}>
      <ul className="menu-places only-s">
        {placesOf(me).map((place) => (
          <li key={place}>
            <a
              href={`/${place}`}
              onClick={(event) => {
                follow(event);
                onClose();
              }}
            >
              {t(`nav.${place}`)}
            </a>
          </li>
        ))}
      </ul>
      {me.memberships.length > 1 ? (
        <fieldset className="field">
          <legend>{t('menu.focus')}</legend>
          {me.memberships.map((one) => (
            <label key={one.tenant.id} className="choice">
              <input
                type="radio"
                name="focus"
                checked={one.tenant.id === focus.tenant.id}
                onChange={() => setFocus(one.tenant.id)}
              />
              <TenantName tenant={one.tenant} />
            </label>
          ))}
        </fieldset>
      ) : null}
      <Suspense fallback={null}>
        <OwnPhoto key={focus.tenant.id} membership={focus} />
      </Suspense>
      <Segments
        label={t('menu.scheme')}
        value={scheme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`menu.${value}`) }))}
        onChange={(next) => {
          applyScheme(next);
          setScheme(next);
        }}
        showLabel
      />
      <Segments
        label={t('menu.language')}
        value={language}
        options={[
          { value: 'nl', label: t('menu.nl') },
          { value: 'en', label: t('menu.en') },
        ]}
        onChange={(next) => {
          void speak(next);
          setLanguage(next);
        }}
        showLabel
      />
      <p className="row">
        <ActionButton
          onClick={() => {
            onClose();
            dispatchEvent(new Event('samenspraak:keys'));
          }}
        >
          {t('keys.title')} <kbd>?</kbd>
        </ActionButton>
        <ActionButton onClick={signOut}>{t('menu.signOut')}</ActionButton>
      </p>
    </Dialog>
  );
}
