import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { Conversation } from './conversation-store';
import { ChangeFailure } from './change-failure';
import type { ConversationCommands } from './use-conversation-commands';
import { momentWord } from './work-words';

interface Props {
  conversation: Conversation;
  run: ConversationCommands;
  failed: unknown;
  onClose: () => void;
}

/** The next day at nine, as a date field and a time field write it. */
function tomorrow(): { day: string; time: string } {
  const at = new Date();
  at.setDate(at.getDate() + 1);
  return { day: at.toLocaleDateString('sv-SE'), time: '09:00' };
}

/** What we promised the citizen and until when; and whether it was kept. */
export function PromiseDialog({ conversation, run, failed, onClose }: Props) {
  const { t } = useTranslation(['work', 'workdialog']);
  const [text, setText] = useState('');
  const [when, setWhen] = useState(tomorrow);
  const open = conversation.followUps.filter(({ doneAt }) => !doneAt);
  const at = new Date(`${when.day}T${when.time}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || Number.isNaN(at.getTime())) return;
    void run.promise(text.trim(), at.toISOString()).then((done) => done && onClose());
  };
  return (
    <Dialog title={t('workdialog:promise.title')} onClose={onClose}>
      {open.length > 0 ? (
        <ul className="promises">
          {open.map(({ id, promise, dueAt, promisedBy }) => (
            <li key={id}>
              <p>
                {promise}{' '}
                <span className="sub">{t('workdialog:promise.by', { by: promisedBy, until: momentWord(dueAt) })}</span>
              </p>
              <p className="row">
                <ActionButton size="small" onClick={() => void run.finish(id, true)}>
                  {t('workdialog:promise.kept')}
                </ActionButton>
                <ActionButton size="small" onClick={() => void run.finish(id, false)}>
                  {t('workdialog:promise.off')}
                </ActionButton>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <form className="form" onSubmit={submit}>
        <label className="field">
          <span>{t('workdialog:promise.what')}</span>
          <input data-first value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
        </label>
        <div className="row">
          <label className="field">
            <span>{t('workdialog:promise.day')}</span>
            <input type="date" value={when.day} onChange={(event) => setWhen({ ...when, day: event.target.value })} />
          </label>
          <label className="field">
            <span>{t('workdialog:promise.time')}</span>
            <input type="time" value={when.time} onChange={(event) => setWhen({ ...when, time: event.target.value })} />
          </label>
        </div>
        <p className="sub">{t('workdialog:promise.told')}</p>
        <ChangeFailure failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" disabled={text.trim() === ''} data-testid="promise-save">
            {t('workdialog:promise.save')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
