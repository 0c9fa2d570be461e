import { createElement, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeQuery } from '../gql/graphql';
import { FailureState } from '../ui/failure-state';
import { Skeleton } from '../ui/skeleton';
import { afterFirstScreen, keepDesks } from '../features/desk/look-ahead';
import { ask, AskFailed, takeAhead } from './ask';
import { ExpiredDialog } from './expired-dialog';
import { drawnFirst } from './first-paint';
import { listenTo } from './live';
import { ME } from './me';
import { leaveToSignOut } from './oidc';
import { LOADS, firstPageAt } from './page-loads';
import { go, useRoute } from './router';
import { SessionContext, deskMemberships, homeOf, type Session } from './session';
import { readSettings } from './settings';
import { Shell } from './shell';
import { wearTheme } from './theme';
import { accessToken, forgetTokens, onSession } from './tokens';

const SignInPage = lazy(() => import('./sign-in-page').then((found) => ({ default: found.SignInPage })));

const PAGES = {
  werkvoorraad: lazy(LOADS.werkvoorraad),
  bibliotheek: lazy(LOADS.bibliotheek),
  kennis: lazy(LOADS.kennis),
  vragen: lazy(LOADS.vragen),
  vergelijking: lazy(LOADS.vergelijking),
  licentie: lazy(LOADS.licentie),
  zoekopdrachten: lazy(LOADS.zoekopdrachten),
  triage: lazy(LOADS.triage),
  goedkeuring: lazy(LOADS.goedkeuring),
  berichtenstop: lazy(LOADS.berichtenstop),
  agressie: lazy(LOADS.agressie),
  exports: lazy(LOADS.exports),
  beheer: lazy(LOADS.beheer),
  meldingen: lazy(LOADS.meldingen),
} satisfies Record<keyof typeof LOADS, unknown>;

/** A page whose code is there already is drawn at once; which it is stays the same as long as the tab lives. */
const pageAt = (place: keyof typeof PAGES, rest: string | undefined) =>
  createElement(firstPageAt(place) ?? PAGES[place], { rest });

const FOCUS = 'samenspraak.focus';

type Start = { me?: MeQuery['me']; failed?: AskFailed; signedOut?: boolean };

async function start(): Promise<Start> {
  if (!(await accessToken())) return { signedOut: true };
  try {
    return { me: (await ask(undefined, ME, {})).me };
  } catch (failure) {
    return failure instanceof AskFailed ? { failed: failure } : { failed: new AskFailed('UNKNOWN', {}, undefined) };
  }
}

function startAhead(): Start | undefined {
  const known = takeAhead(undefined, ME, {});
  return known && { me: known.me };
}

export function App() {
  const route = useRoute();
  const [began, setBegan] = useState<Start | undefined>(startAhead);
  const knows = useRef(began !== undefined);
  useEffect(drawnFirst, []);
  const [expired, setExpired] = useState(false);
  const signingIn = route.place === 'aanmelden';
  useEffect(() => {
    if (signingIn) return;
    if (knows.current) return void (knows.current = false);
    void start().then((next) => {
      setBegan(next);
      if (next.signedOut) {
        sessionStorage.setItem('samenspraak.return', location.pathname + location.search);
        go('/aanmelden', { replace: true });
      }
    });
  }, [signingIn]);
  useEffect(() => onSession((signedIn) => setExpired(!signedIn)), []);
  return (
    <>
      {signingIn ? (
        <Suspense fallback={<Skeleton kind="page" />}>
          <SignInPage finishing={route.rest === 'klaar'} />
        </Suspense>
      ) : began?.me ? (
        <SignedIn me={began.me} />
      ) : began?.failed ? (
        <main className="page page-alone">
          <FailureState failed={began.failed} again={() => void start().then(setBegan)} />
        </main>
      ) : (
        <Skeleton kind="page" />
      )}
      {expired && began?.me && !signingIn ? <ExpiredDialog /> : null}
    </>
  );
}

function SignedIn({ me }: { me: MeQuery['me'] }) {
  const { t } = useTranslation();
  const route = useRoute();
  const [focusId, setFocusId] = useState(() => localStorage.getItem(FOCUS));
  const focus = me.memberships.find((one) => one.tenant.id === focusId) ?? me.memberships[0];
  const place = location.pathname === '/' ? homeOf(me) : route.place;
  useEffect(() => {
    if (location.pathname === '/') go(`/${homeOf(me)}`, { replace: true });
  }, [me]);
  useEffect(() => wearTheme(focus?.tenant.code), [focus]);
  useEffect(() => {
    keepDesks(deskMemberships(me).map((one) => one.tenant.id));
    // A stream that opens has all read again: the first screen stands before that.
    return afterFirstScreen(() => listenTo(me.memberships.map((one) => one.tenant.id)));
  }, [me]);
  useEffect(() => {
    document.title = place && place !== 'aanmelden' ? `${t(`nav.${place}`)} - Samenspraak` : 'Samenspraak';
  }, [place, t]);
  const session = useMemo<Session | undefined>(
    () =>
      focus && {
        me,
        focus,
        setFocus: (tenantId) => {
          localStorage.setItem(FOCUS, tenantId);
          setFocusId(tenantId);
        },
        signOut: () => {
          const { idToken } = forgetTokens();
          void readSettings().then((settings) => leaveToSignOut(settings, idToken));
        },
      },
    [me, focus],
  );
  if (!session) return <NoMembership name={me.name} />;
  return (
    <SessionContext value={session}>
      <Shell place={place}>
        <Suspense fallback={<Skeleton kind={place === 'werkvoorraad' ? 'desk' : 'page'} />}>
          {place && place !== 'aanmelden' ? pageAt(place, route.rest) : <NotHere />}
        </Suspense>
      </Shell>
    </SessionContext>
  );
}

function NoMembership({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <main className="page page-alone">
      <h1>{t('noMembership.title', { name })}</h1>
      <p>{t('noMembership.text')}</p>
    </main>
  );
}

function NotHere() {
  const { t } = useTranslation();
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <h1>{t('notHere.title')}</h1>
      <p>{t('notHere.text')}</p>
    </main>
  );
}
