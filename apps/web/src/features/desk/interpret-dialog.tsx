import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import type { MessageKind, Sentiment, Urgency } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import type { Conversation } from './conversation-store';
import { ChangeFailure } from './change-failure';
import { NameField } from './name-field';
import type { Interpretation } from './use-conversation-commands';
import { reasonWord, valueWord } from './work-words';
import { LISTS } from './work.queries';

const CHOICES = {
  QUESTION: ['true', 'false'],
  KIND: ['QUESTION', 'COMPLAINT', 'REPORT', 'COMPLIMENT', 'REMARK'],
  SENTIMENT: ['POSITIVE', 'NEUTRAL', 'NEGATIVE'],
  URGENCY: ['LOW', 'NORMAL', 'HIGH', 'URGENT'],
} as const;
type Listed = keyof typeof CHOICES;
type Said = Record<Listed | 'TOPIC' | 'DEPARTMENT', string>;

interface Props {
  conversation: Conversation;
  failed: unknown;
  onDone: (said: Interpretation) => void;
  onClose: () => void;
}

/** Everything a person can say of a message, filled with what was said and else with what is proposed. */
export function InterpretDialog({ conversation, failed, onDone, onClose }: Props) {
  const { t } = useTranslation(['work', 'workdialog']);
  const { proposals, tenantId } = conversation;
  const { data } = useAnswer(tenantId, LISTS, {});
  const topics = data?.interpretationLists.topics ?? [];
  const proposed = (aspect: string) => proposals.find((one) => one.aspect === aspect);
  const [said, setSaid] = useState<Said>(() => {
    const before = saidOf(conversation);
    const fill = (aspect: keyof Said) => (proposed(aspect) ? proposed(aspect)!.value : before[aspect]);
    return {
      ...{ QUESTION: fill('QUESTION'), KIND: fill('KIND'), SENTIMENT: fill('SENTIMENT'), URGENCY: fill('URGENCY') },
      ...{ TOPIC: fill('TOPIC'), DEPARTMENT: fill('DEPARTMENT') },
    };
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(changes(conversation, said));
  };
  return (
    <Dialog title={t('workdialog:interpretTitle')} onClose={onClose}>
      <form className="form interpret" onSubmit={submit}>
        {(Object.keys(CHOICES) as Listed[]).map((aspect) => (
          <fieldset key={aspect} className="field is-row">
            <legend>
              {t(`aspect.${aspect}`)}
              {proposed(aspect) ? <i className="why-w"> {reasonWord(t, proposed(aspect)!)}</i> : null}
            </legend>
            {CHOICES[aspect].map((value) => (
              <label key={value} className="choice">
                <input
                  type="radio"
                  name={aspect}
                  checked={said[aspect] === value}
                  onChange={() => setSaid({ ...said, [aspect]: value })}
                />
                <span>{valueWord(t, aspect, value)}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <NameField
          label={t('aspect.TOPIC')}
          value={said.TOPIC}
          names={topics.map(({ name }) => name)}
          onChange={(TOPIC) => {
            const DEPARTMENT = topics.find(({ name }) => name === TOPIC)?.department ?? said.DEPARTMENT;
            setSaid({ ...said, TOPIC, DEPARTMENT });
          }}
        />
        <NameField
          label={t('aspect.DEPARTMENT')}
          value={said.DEPARTMENT}
          names={data?.interpretationLists.departments.map(({ name }) => name) ?? []}
          onChange={(DEPARTMENT) => setSaid({ ...said, DEPARTMENT })}
        />
        <ChangeFailure failed={failed} />
        <p className="row end">
          <ActionButton onClick={onClose}>{t('app:cancel')}</ActionButton>
          <ActionButton kind="primary" type="submit" data-testid="interpret-save">
            {t('workdialog:save')}
          </ActionButton>
        </p>
      </form>
    </Dialog>
  );
}

function saidOf({ question, kind, sentiment, urgency, topic, department }: Conversation): Said {
  return {
    ...{ QUESTION: question == null ? '' : String(question), KIND: kind ?? '', SENTIMENT: sentiment ?? '' },
    ...{ URGENCY: urgency, TOPIC: topic ?? '', DEPARTMENT: department ?? '' },
  };
}

/** What is said now and was not, or was only proposed. */
function changes(conversation: Conversation, said: Said): Interpretation {
  const before = saidOf(conversation);
  const open = (aspect: keyof Said) =>
    said[aspect] !== before[aspect] || conversation.proposals.some((one) => one.aspect === aspect);
  const text = (aspect: keyof Said) => said[aspect] || null;
  return {
    ...(open('QUESTION') && said.QUESTION ? { question: said.QUESTION === 'true' } : {}),
    ...(open('KIND') ? { kind: text('KIND') as MessageKind | null } : {}),
    ...(open('SENTIMENT') ? { sentiment: text('SENTIMENT') as Sentiment | null } : {}),
    ...(open('URGENCY') ? { urgency: said.URGENCY as Urgency } : {}),
    ...(open('TOPIC') ? { topic: text('TOPIC') } : {}),
    ...(open('DEPARTMENT') ? { department: text('DEPARTMENT') } : {}),
  };
}
