import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiFailure, beCitizen, keepSession, newKey, readSession, request, type Session, type Status } from './api.js';
import { CitizenDialog } from './citizen-dialog.js';
import { Icon } from './icon.js';
import { readPlace, type Place } from './place.js';
import { Side, type Draft } from './side.js';
import { LanguageContext, readLanguage, translate, type Language } from './texts.js';
import { Timeline } from './timeline.js';
import { WriteForm } from './write-form.js';

function usePlace(): [Place, (path: string) => void] {
  const [path, setPath] = useState(window.location.pathname);
  useEffect(() => {
    const follow = () => setPath(window.location.pathname);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((next: string) => {
    window.history.pushState(null, '', next);
    setPath(next);
    window.scrollTo({ top: 0 });
  }, []);
  useEffect(() => {
    const lead = (event: MouseEvent) => {
      const own = findOwnPath(event);
      if (own === undefined) return;
      event.preventDefault();
      go(own);
    };
    document.addEventListener('click', lead);
    return () => document.removeEventListener('click', lead);
  }, [go]);
  return [useMemo(() => readPlace(path), [path]), go];
}

/** The path of a link within this network; every other link, and every modified click, behaves as links do. */
function findOwnPath(event: MouseEvent): string | undefined {
  const link = (event.target as Element).closest('a');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.hash) return undefined;
  // The network may be known by another name than the one in the address bar.
  const own = link.origin === window.location.origin || link.classList.contains('mention');
  return own ? link.pathname : undefined;
}

/** The session of this tab; `?inwoner=naam_fictief` in the address chooses one at once. */
function useSession(): [Session | null, (session: Session | null) => void] {
  const [session, setSession] = useState(readSession);
  const wanted = useRef(new URLSearchParams(window.location.search).get('inwoner'));
  const change = useCallback((next: Session | null) => {
    keepSession(next);
    setSession(next);
  }, []);
  useEffect(() => {
    const name = wanted.current;
    wanted.current = null;
    if (name && name !== session?.account.username) {
      void beCitizen(name).then(change, () => undefined);
    } else if (session) {
      request('GET', '/api/v1/accounts/verify_credentials', { token: session.token }).catch((error: unknown) => {
        if (error instanceof ApiFailure && error.status === 401) change(null);
      });
    }
  }, [session, change]);
  return [session, change];
}

export function App() {
  const [language, setLanguage] = useState<Language>(readLanguage);
  const t = useMemo(() => translate(language), [language]);
  const [place, go] = usePlace();
  const [session, setSession] = useSession();
  const [choosing, setChoosing] = useState(false);
  const [said, setSaid] = useState('');
  const [draft, setDraft] = useState<Draft>({ text: '', turn: 0 });
  const key = useRef(newKey());
  const [posted, setPosted] = useState<Status | null>(null);

  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem('language', language);
  }, [language]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 6000);
    return () => clearTimeout(timer);
  }, [said]);

  async function post(text: string, visibility: string) {
    const options = { token: session?.token, body: { status: text, visibility }, key: key.current };
    const { body } = await request<Status>('POST', '/api/v1/statuses', options);
    setPosted(body);
    key.current = newKey();
    setSaid(t('post.done'));
    if (visibility === 'direct') go('/mijn');
    else if (place.kind !== 'all' && place.kind !== 'mine') go('/');
  }

  const ask = (username: string) => {
    if (!session) setChoosing(true);
    setDraft(({ turn }) => ({ text: `@${username} `, turn: turn + 1 }));
    window.scrollTo({ top: 0 });
  };

  return (
    <LanguageContext value={language}>
      <div className="theme-wormerland page">
        <a className="skip" href="#berichten">
          {t('skip')}
        </a>
        <header className="banner">
          <Icon name="info" />
          {t('banner')}
        </header>
        <div className="shell">
          <Side
            place={place}
            session={session}
            onChoose={() => setChoosing(true)}
            onAsk={ask}
            onLanguage={() => setLanguage(language === 'nl' ? 'en' : 'nl')}
          />
          <main id="berichten" tabIndex={-1}>
            {session ? (
              <section className="card composer" key={draft.turn}>
                <WriteForm
                  label={t('post.label')}
                  submitLabel={t('post.submit')}
                  failure={t('post.failed')}
                  hooks={{ text: 'post-text', submit: 'post-submit' }}
                  placeholder={t('post.placeholder')}
                  initialText={draft.text}
                  takesFocus={draft.text !== ''}
                  chooseAudience
                  onSubmit={post}
                />
              </section>
            ) : (
              <section className="card invite">
                <h2>{t('citizen.title')}</h2>
                <p className="quiet">{t('citizen.hint')}</p>
                <button
                  type="button"
                  className="button is-primary"
                  data-testid="citizen-open"
                  onClick={() => setChoosing(true)}
                >
                  {t('citizen.choose')}
                </button>
              </section>
            )}
            <Timeline place={place} session={session} posted={posted} say={setSaid} />
          </main>
        </div>
        <output className={said ? 'toast' : 'toast is-off'}>{said}</output>
        {choosing && <CitizenDialog onChosen={setSession} onClose={() => setChoosing(false)} />}
      </div>
    </LanguageContext>
  );
}
