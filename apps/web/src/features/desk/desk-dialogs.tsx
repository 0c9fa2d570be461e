import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloseResult, Step } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { Conversation } from './conversation-store';
import { snoozeTimes } from './snooze-times';

export interface Closing {
  result: CloseResult;
  topic: string;
  department: string;
  answerFound: boolean;
}

const RESULTS: readonly CloseResult[] = ['ANSWERED', 'REFERRED', 'NO_REPLY_NEEDED'];

interface CloseProps {
  conversation: Conversation;
  onDone: (closing: Closing) => void;
  onClose: () => void;
}

export function CloseDialog({ conversation, onDone, onClose }: CloseProps) {
  const { t } = useTranslation('desk');
  const [closing, setClosing] = useState<Closing>({
    result: conversation.question === false ? 'NO_REPLY_NEEDED' : 'ANSWERED',
    topic: conversation.topic ?? '',
    department: conversation.department ?? '',
    answerFound: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(closing);
  };
  return (
    <Dialog title={t('closing.title')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <fieldset className="field">
          <legend>{t('closing.result')}</legend>
          {RESULTS.map((result) => (
            <label key={result} className="choice">
              <input
                type="radio"
                name="result"
                checked={closing.result === result}
                onChange={() => setClosing({ ...closing, result })}
              />
              <span>{t(`closing.${result}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t('closing.topic')}</span>
          <input value={closing.topic} onChange={(event) => setClosing({ ...closing, topic: event.target.value })} />
        </label>
        <label className="field">
          <span>{t('closing.department')}</span>
          <input
            value={closing.department}
            onChange={(event) => setClosing({ ...closing, department: event.target.value })}
          />
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={closing.answerFound}
            onChange={(event) => setClosing({ ...closing, answerFound: event.target.checked })}
          />
          <span>{t('closing.found')}</span>
        </label>
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" data-testid="close-confirm">
            {t('closing.done')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}

export function SnoozeDialog({ onDone, onClose }: { onDone: (until: string) => void; onClose: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Dialog title={t('snooze.title')} onClose={onClose}>
      <p>{t('snooze.text')}</p>
      <div className="stack">
        {snoozeTimes(new Date()).map(({ word, until }) => (
          <ActionButton key={word} onClick={() => onDone(until.toISOString())}>
            {t(`snooze.${word}`)}
          </ActionButton>
        ))}
      </div>
    </Dialog>
  );
}

interface StepProps {
  step: Step;
  result: string;
  onDone: (result: string) => void;
  onClose: () => void;
}

export function StepDialog({ step, result, onDone, onClose }: StepProps) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState(result);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(text.trim());
  };
  return (
    <Dialog title={t(`step.${step}`)} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p>{t(`stepAsk.${step}`)}</p>
        <label className="field">
          <span>{t('stepResult')}</span>
          <input maxLength={80} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
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

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  onYes: () => void;
  onNo: () => void;
}

export function ConfirmDialog({ title, text, action, onYes, onNo }: ConfirmProps) {
  const { t } = useTranslation('desk');
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{text}</p>
      <p className="row end">
        <ActionButton onClick={onNo}>{t('app:cancel')}</ActionButton>
        <ActionButton kind="tenant" onClick={onYes} data-first data-testid="confirm">
          {action}
        </ActionButton>
      </p>
    </Dialog>
  );
}
