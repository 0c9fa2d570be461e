import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import { ChangeFailure } from './change-failure';
import type { ConversationCommands } from './use-conversation-commands';
import { TAGS } from './work.queries';

interface Props {
  conversation: Conversation;
  run: ConversationCommands;
  failed: unknown;
  onClose: () => void;
}

/** The tenant's own words on a conversation: typed or chosen, Enter puts one on. */
export function TagDialog({ conversation, run, failed, onClose }: Props) {
  const { t } = useTranslation(['work', 'workdialog']);
  const { data } = useAnswer(conversation.tenantId, TAGS, {});
  const [name, setName] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') onClose();
    else void run.tag(name.trim()).then((done) => done && setName(''));
  };
  return (
    <Dialog title={t('workdialog:tags.title')} onClose={onClose}>
      <form className="form" onSubmit={add}>
        <label className="field">
          <span>{t('workdialog:tags.label')}</span>
          <input
            value={name}
            maxLength={40}
            list="known-tags"
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
          <datalist id="known-tags">
            {data?.tags.map((tag) => (
              <option key={tag.name} value={tag.name} />
            ))}
          </datalist>
        </label>
        <p className="row" aria-live="polite">
          {conversation.tags.map((tag) => (
            <span key={tag.id} className="chip is-prop">
              {tag.name}
              <button
                type="button"
                title={t('workdialog:tags.remove', { name: tag.name })}
                onClick={() => void run.untag(tag.id)}
              >
                <Icon name="kruis" />
                <span className="sr">{t('workdialog:tags.remove', { name: tag.name })}</span>
              </button>
            </span>
          ))}
        </p>
        <ChangeFailure failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('workdialog:ready')}</ActionButton>
          <ActionButton kind="primary" type="submit">
            {t('workdialog:tags.add')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
