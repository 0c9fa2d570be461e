import { useEffect, useRef, useState, type FormEvent } from 'react';
import { beCitizen, request, type Account, type Session } from './api.js';
import { makeHandle } from './handle.js';
import { useText } from './texts.js';

/** Lets one step into the skin of an invented citizen, or make one. */
export function CitizenDialog({ onChosen, onClose }: { onChosen: (session: Session) => void; onClose: () => void }) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [citizens, setCitizens] = useState<Account[]>([]);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState('');
  const handle = makeHandle(name);

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    void request<Account[]>('GET', '/plein/citizens').then(
      ({ body }) => setCitizens(body),
      () => setCitizens([]),
    );
  }, []);

  async function choose(username: string, displayName?: string) {
    try {
      onChosen(await beCitizen(username, displayName));
      dialog.current?.close();
    } catch {
      setFailure(t('citizen.failed'));
    }
  }

  function create(event: FormEvent) {
    event.preventDefault();
    if (handle === '') setFailure(t('citizen.nameInvalid'));
    else void choose(handle, name.trim());
  }

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="citizen-title" onClose={onClose}>
      <header>
        <h2 id="citizen-title">{t('citizen.title')}</h2>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </header>
      <p className="quiet">{t('citizen.hint')}</p>
      {failure && (
        <p className="notice is-bad" role="alert">
          {failure}
        </p>
      )}
      {citizens.length > 0 && (
        <section>
          <h3>{t('citizen.existing')}</h3>
          <ul className="people">
            {citizens.map(({ id, username, display_name, avatar }) => (
              <li key={id}>
                <button
                  type="button"
                  className="person"
                  data-testid="citizen-choose"
                  data-username={username}
                  aria-label={`${display_name}, @${username}`}
                  onClick={() => void choose(username)}
                >
                  <img src={new URL(avatar).pathname} alt="" width="28" height="28" />
                  <span>
                    <b>{display_name}</b>
                    <span className="quiet">@{username}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form onSubmit={create}>
        <h3>{t('citizen.new')}</h3>
        <label htmlFor="citizen-name">{t('citizen.name')}</label>
        <div className="row">
          <input
            id="citizen-name"
            data-testid="citizen-name"
            value={name}
            maxLength={40}
            autoComplete="off"
            aria-describedby="citizen-handle"
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button is-primary" data-testid="citizen-create">
            {t('citizen.create')}
          </button>
        </div>
        <p id="citizen-handle" className="quiet">
          {t('citizen.handle', { handle: handle || '…_fictief' })}
        </p>
      </form>
    </dialog>
  );
}
