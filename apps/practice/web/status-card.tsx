import { useContext, useEffect, useRef, useState } from 'react';
import { newKey, request, type Session, type Status } from './api.js';
import { Icon } from './icon.js';
import { LanguageContext, useText, writeMoment, writeTime } from './texts.js';
import { WriteForm } from './write-form.js';

export interface StatusActions {
  session: Session | null;
  onAdded: (status: Status) => void;
  onChanged: (status: Status) => void;
  onRemoved: (id: string) => void;
  say: (message: string) => void;
}

interface Props extends StatusActions {
  status: Status;
  /** Shows the way to the whole conversation. */
  alone?: boolean;
}

/** One post with what the citizen may do with it. */
export function StatusBody({ status, alone, ...actions }: Props) {
  const t = useText();
  const language = useContext(LanguageContext);
  const [mode, setMode] = useState<'read' | 'reply' | 'edit' | 'delete'>('read');
  const [source, setSource] = useState('');
  const { session } = actions;
  const { account } = status;
  const own = session?.account.id === account.id;
  const official = account.roles.length > 0;
  const path = `/@${account.username}/${status.id}`;

  async function startEdit() {
    const { body } = await request<{ text: string }>('GET', `/api/v1/statuses/${status.id}/source`, {
      token: session?.token,
    });
    setSource(body.text);
    setMode('edit');
  }

  async function remove() {
    try {
      await request('DELETE', `/api/v1/statuses/${status.id}`, { token: session?.token });
      actions.onRemoved(status.id);
      actions.say(t('delete.done'));
    } catch {
      actions.say(t('delete.failed'));
      setMode('read');
    }
  }

  return (
    <>
      <header className="who">
        <img src={new URL(account.avatar).pathname} alt="" width="36" height="36" />
        <span className="who-names">
          <a href={`/@${account.username}`} className="who-name">
            {account.display_name}
          </a>
          {official && (
            <span className="mark">
              <Icon name="check" />
              {t('official')}
            </span>
          )}
          <span className="who-handle">@{account.username}</span>
        </span>
        <a className="time" href={path} title={writeMoment(status.created_at, language)}>
          <time dateTime={status.created_at}>{writeTime(status.created_at, language, t('justNow'))}</time>
          {status.edited_at && <span> · {t('edited')}</span>}
        </a>
      </header>
      {status.visibility === 'direct' && (
        <p className="private">
          <Icon name="lock" />
          {t('direct')}
        </p>
      )}
      {mode === 'edit' ? (
        <WriteForm
          label={t('edit.label')}
          submitLabel={t('edit.submit')}
          failure={t('edit.failed')}
          hooks={{ text: 'edit-text', submit: 'edit-submit' }}
          initialText={source}
          takesFocus
          onCancel={() => setMode('read')}
          onSubmit={async (text) => {
            const { body } = await request<Status>('PUT', `/api/v1/statuses/${status.id}`, {
              token: session?.token,
              body: { status: text },
            });
            actions.onChanged(body);
            setMode('read');
          }}
        />
      ) : (
        // The network escapes what people write; only its own links are left.
        <div className="text" dir="auto" dangerouslySetInnerHTML={{ __html: status.content }} />
      )}
      {mode === 'read' && (
        <div className="acts">
          {session && (
            <button type="button" className="act" data-testid="reply-open" onClick={() => setMode('reply')}>
              <Icon name="reply" />
              {t('reply.open')}
            </button>
          )}
          {own && (
            <>
              <button type="button" className="act" data-testid="edit-open" onClick={() => void startEdit()}>
                <Icon name="edit" />
                {t('edit.open')}
              </button>
              <button type="button" className="act" data-testid="delete-open" onClick={() => setMode('delete')}>
                <Icon name="trash" />
                {t('delete.open')}
              </button>
            </>
          )}
          {alone && (
            <a className="act" href={path}>
              {t('thread.open')}
            </a>
          )}
        </div>
      )}
      {mode === 'delete' && <ConfirmDelete onCancel={() => setMode('read')} onConfirm={() => void remove()} />}
      {mode === 'reply' && <ReplyForm status={status} actions={actions} onDone={() => setMode('read')} />}
    </>
  );
}

function ConfirmDelete({ onCancel, onConfirm }: { onCancel: () => void; onConfirm: () => void }) {
  const t = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <fieldset className="confirm">
      <legend>{t('delete.sure')}</legend>
      <button type="button" className="button" ref={cancel} onClick={onCancel}>
        {t('cancel')}
      </button>
      <button type="button" className="button is-bad" data-testid="delete-confirm" onClick={onConfirm}>
        {t('delete.confirm')}
      </button>
    </fieldset>
  );
}

function ReplyForm({ status, actions, onDone }: { status: Status; actions: StatusActions; onDone: () => void }) {
  const t = useText();
  const [key] = useState(newKey);
  const me = actions.session?.account.username;
  const names = [status.account.username, ...status.mentions.map(({ username }) => username)];
  const start = [...new Set(names)].filter((name) => name !== me).map((name) => `@${name} `);
  return (
    <WriteForm
      label={t('reply.label', { name: status.account.display_name })}
      submitLabel={t('reply.submit')}
      failure={t('post.failed')}
      hooks={{ text: 'reply-text', submit: 'reply-submit' }}
      initialText={start.join('')}
      takesFocus
      onCancel={onDone}
      onSubmit={async (text) => {
        // A private conversation stays private.
        const body = { status: text, in_reply_to_id: status.id, visibility: status.visibility };
        const { body: reply } = await request<Status>('POST', '/api/v1/statuses', {
          token: actions.session?.token,
          body,
          key,
        });
        actions.onAdded(reply);
        actions.say(t('post.done'));
        onDone();
      }}
    />
  );
}
