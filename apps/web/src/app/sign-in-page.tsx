import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../ui/button';
import { Logo } from '../ui/icon';
import { finishSignIn, leaveToSignIn } from './oidc';
import { go } from './router';
import { readSettings, type Settings } from './settings';
import { AGAIN, keepTokens } from './tokens';

const RETURN = 'samenspraak.return';

/** Signing in: one button, one way back; the provider does the rest. */
export function SignInPage({ finishing }: { finishing: boolean }) {
  const { t } = useTranslation();
  const [settings, setSettings] = useState<Settings>();
  const [trouble, setTrouble] = useState<'unreachable' | 'refused'>();
  const [busy, setBusy] = useState(finishing);
  const begun = useRef(false);
  useEffect(() => {
    readSettings().then(setSettings, () => setTrouble('unreachable'));
  }, []);
  useEffect(() => {
    if (!finishing || !settings || begun.current) return;
    begun.current = true;
    finishSignIn(settings, new URL(location.href)).then(
      ({ tokens, returnTo }) => {
        keepTokens(tokens);
        history.replaceState(null, '', location.pathname);
        go(returnTo, { replace: true });
      },
      () => {
        setTrouble('refused');
        setBusy(false);
      },
    );
  }, [finishing, settings]);
  const signIn = useCallback(() => {
    if (!settings) return;
    setBusy(true);
    const returnTo = sessionStorage.getItem(RETURN) ?? '/';
    leaveToSignIn(settings, returnTo.startsWith('/aanmelden') ? '/' : returnTo).catch(() => {
      setTrouble('unreachable');
      setBusy(false);
    });
  }, [settings]);
  useEffect(() => {
    if (!settings || sessionStorage.getItem(AGAIN) === null) return;
    sessionStorage.removeItem(AGAIN);
    signIn();
  }, [settings, signIn]);
  return (
    <main className="sign-in" id="inhoud">
      <div className="card sign-in-card">
        <p className="brand">
          <Logo />
          <span>Samenspraak</span>
        </p>
        <h1>{t('signIn.title')}</h1>
        <p className="sub">{t('signIn.text')}</p>
        {trouble ? (
          <p className="banner is-bad" role="alert">
            {t(`signIn.${trouble}`)}
          </p>
        ) : null}
        <ActionButton kind="primary" size="large" onClick={signIn} disabled={!settings || busy} data-testid="sign-in">
          {busy ? t('signIn.busy') : t('signIn.action')}
        </ActionButton>
        {settings?.mode === 'demo' ? <p className="meta-line">{t('signIn.demo')}</p> : null}
      </div>
    </main>
  );
}
