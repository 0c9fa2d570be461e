import { useEffect, useState } from 'react';
import { request, type Account, type Session } from './api.js';
import { Icon } from './icon.js';
import type { Place } from './place.js';
import { useText } from './texts.js';

/** What the composer starts with; a new turn starts it afresh. */
export interface Draft {
  text: string;
  turn: number;
}

interface Props {
  place: Place;
  session: Session | null;
  onChoose: () => void;
  onAsk: (username: string) => void;
  onLanguage: () => void;
}

/** Who one is, where one can go, and whom one can ask. */
export function Side({ place, session, onChoose, onAsk, onLanguage }: Props) {
  const t = useText();
  const [officials, setOfficials] = useState<Account[]>([]);
  useEffect(() => {
    void request<Account[]>('GET', '/plein/officials').then(
      ({ body }) => setOfficials(body),
      () => setOfficials([]),
    );
  }, [place.kind]);
  const link = (kind: Place['kind'], path: string, icon: 'home' | 'at' | 'pen', text: string) => (
    <a href={path} aria-current={place.kind === kind ? 'page' : undefined}>
      <Icon name={icon} />
      {text}
    </a>
  );
  return (
    <aside className="side" aria-label={t('side')}>
      <div className="side-top">
        <a className="brand" href="/">
          <svg className="logo" viewBox="0 0 28 24" aria-hidden="true">
            <path className="logo-a" d="M2 2h17v11H9l-4 4v-4H2z" />
            <path className="logo-b" d="M22 7h4v10h-3v4l-4-4h-7l3-2h7z" />
          </svg>
          {t('brand')}
        </a>
        <button
          type="button"
          className="act language"
          lang={t('nav.language') === 'English' ? 'en' : 'nl'}
          onClick={onLanguage}
        >
          {t('nav.language')}
        </button>
      </div>
      <div className="me">
        {session ? (
          <>
            <img src={new URL(session.account.avatar).pathname} alt="" width="36" height="36" />
            <span className="who-names" data-testid="citizen" data-username={session.account.username}>
              <b>{session.account.display_name}</b>
              <span className="quiet">@{session.account.username}</span>
            </span>
          </>
        ) : (
          <span className="who-names">
            <b>{t('citizen.none')}</b>
            <span className="quiet">{t('citizen.noneHint')}</span>
          </span>
        )}
        <button type="button" className="button" data-testid="citizen-change" onClick={onChoose}>
          {session ? t('citizen.change') : t('citizen.choose')}
        </button>
      </div>
      <nav aria-label={t('nav')}>
        {link('all', '/', 'home', t('nav.all'))}
        {link('mentions', '/voor-mij', 'at', t('nav.mentions'))}
        {link('mine', '/mijn', 'pen', t('nav.mine'))}
      </nav>
      <section className="officials">
        <h2>{t('officials.title')}</h2>
        {officials.length === 0 && <p className="quiet">{t('officials.none')}</p>}
        <ul>
          {officials.map(({ id, username, display_name }) => (
            <li key={id}>
              <button type="button" data-testid="ask" data-username={username} onClick={() => onAsk(username)}>
                <Icon name="check" />
                <span>
                  {display_name} <span className="quiet">@{username}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
