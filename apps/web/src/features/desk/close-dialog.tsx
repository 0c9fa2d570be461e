import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import type { CloseChannel, CloseResult } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { Conversation } from './conversation-store';
import { ChangeFailure } from './change-failure';
import { NameField } from './name-field';
import { LISTS } from './work.queries';

export interface Closing {
  result: CloseResult;
  channel: CloseChannel;
  topic: string;
  department: string;
  answerFound: boolean;
  keepPromises: boolean;
}

const RESULTS: readonly CloseResult[] = ['ANSWERED', 'REFERRED', 'NO_REPLY_NEEDED'];
const CHANNELS: readonly CloseChannel[] = ['PUBLIC', 'DIRECT', 'PHONE', 'MAIL', 'COUNTER', 'NONE'];

/** What is most likely, so that mostly Enter will do. */
export function usualClosing(conversation: Conversation): Closing {
  const { question, timeline, replyability, proposals } = conversation;
  const answers = timeline.filter(({ kind }) => kind === 'COUNCIL' || kind === 'REPLY');
  const silent = question === false && answers.length === 0;
  const proposed = (aspect: string) => proposals.find((one) => one.aspect === aspect)?.value ?? '';
  return {
    result: silent ? 'NO_REPLY_NEEDED' : 'ANSWERED',
    channel: silent ? 'NONE' : replyability.visibility.toLowerCase() === 'direct' ? 'DIRECT' : 'PUBLIC',
    topic: conversation.topic ?? proposed('TOPIC'),
    department: conversation.department ?? proposed('DEPARTMENT'),
    answerFound: answers.length === 0 || answers.some(({ provenance }) => provenance != null),
    keepPromises: true,
  };
}

interface Props {
  conversation: Conversation;
  failed: unknown;
  onDone: (closing: Closing) => void;
  onClose: () => void;
}

/** Closing asks five things: result, channel, topic, department, and whether the answer stood in the library. */
export function CloseDialog({ conversation, failed, onDone, onClose }: Props) {
  const { t } = useTranslation(['work', 'workdialog']);
  const { data } = useAnswer(conversation.tenantId, LISTS, {});
  const [closing, setClosing] = useState(() => usualClosing(conversation));
  const open = conversation.followUps.filter(({ doneAt }) => !doneAt);
  const change = (to: Partial<Closing>) => setClosing((old) => ({ ...old, ...to }));
  const topics = data?.interpretationLists.topics ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(closing);
  };
  return (
    <Dialog title={t('workdialog:close.title')} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <fieldset className="field is-row">
          <legend>{t('workdialog:close.result')}</legend>
          {RESULTS.map((result) => (
            <label key={result} className="choice">
              <input
                type="radio"
                name="result"
                checked={closing.result === result}
                onChange={() => change({ result })}
              />
              <span>{t(`result.${result}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t('workdialog:close.channel')}</span>
          <select value={closing.channel} onChange={(event) => change({ channel: event.target.value as CloseChannel })}>
            {CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {t(`workdialog:channel.${channel}`)}
              </option>
            ))}
          </select>
        </label>
        <NameField
          label={t('aspect.TOPIC')}
          value={closing.topic}
          names={topics.map(({ name }) => name)}
          onChange={(topic) => {
            const its = topics.find(({ name }) => name === topic)?.department;
            change({ topic, ...(its ? { department: its } : {}) });
          }}
        />
        <NameField
          label={t('aspect.DEPARTMENT')}
          value={closing.department}
          names={data?.interpretationLists.departments.map(({ name }) => name) ?? []}
          onChange={(department) => change({ department })}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={closing.answerFound}
            onChange={(event) => change({ answerFound: event.target.checked })}
          />
          <span>{t('workdialog:close.found')}</span>
        </label>
        {open.length > 0 ? (
          <label className="choice">
            <input
              type="checkbox"
              checked={closing.keepPromises}
              onChange={(event) => change({ keepPromises: event.target.checked })}
            />
            <span>{t('workdialog:close.promise', { count: open.length })}</span>
          </label>
        ) : null}
        <ChangeFailure failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" data-testid="close-confirm">
            {t('workdialog:close.done')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}
