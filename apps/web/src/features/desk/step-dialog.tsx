import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import { ChangeFailure } from './change-failure';
import { checklist } from './checklist';

interface Props {
  step: Step;
  conversation: Conversation;
  failed: unknown;
  onDone: (result: string) => void;
  /** Opens the choices of interpreting. */
  onInterpret: () => void;
  onClose: () => void;
}

/** A step: the work instruction as a short checklist, and what came of it in a few words. */
export function StepDialog({ step, conversation, failed, onDone, onInterpret, onClose }: Props) {
  const { t } = useTranslation('desk');
  const { t: w } = useTranslation(['work', 'workdialog']);
  const [text, setText] = useState(conversation.steps.find((one) => one.step === step)?.result ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(text.trim());
  };
  return (
    <Dialog title={t(`step.${step}`)} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <ul className="checklist">
          {checklist(step, conversation).map(({ word, done }) => (
            <li key={word} className={done ? 'is-done' : undefined}>
              <Icon name={done ? 'check' : 'streep'} />
              <span>
                {w(`workdialog:check.${word}`)}
                {done ? <span className="sr"> {w('workdialog:check.done')}</span> : null}
              </span>
            </li>
          ))}
        </ul>
        {step === 'INTERPRET' ? (
          <p>
            <ActionButton onClick={onInterpret}>
              {w('interpret')} <kbd>d</kbd>
            </ActionButton>
          </p>
        ) : null}
        <label className="field">
          <span>{t('stepResult')}</span>
          <input maxLength={80} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <ChangeFailure failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit">
            {t('stepTake')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
