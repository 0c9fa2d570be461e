import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import { acceptAll, acceptOne } from './proposals';
import type { Interpretation } from './use-conversation-commands';
import { reasonWord, valueWord } from './work-words';

interface Props {
  conversation: Conversation;
  mayWork: boolean;
  onInterpret: (said: Interpretation) => void;
  /** Opens the choices. */
  onAsk: () => void;
}

const SHOWN = ['KIND', 'TOPIC', 'SENTIMENT', 'URGENCY', 'DEPARTMENT'] as const;

/** What people said the message is about, and what rules propose: one click, or `v` for all of it. */
export function InterpretationChips({ conversation, mayWork, onInterpret, onAsk }: Props) {
  const { t } = useTranslation('work');
  const { kind, topic, sentiment, urgency, department, proposals } = conversation;
  const said = {
    ...{ KIND: kind, TOPIC: topic, SENTIMENT: sentiment, DEPARTMENT: department },
    URGENCY: urgency === 'NORMAL' ? null : urgency,
  };
  const open = mayWork ? proposals.filter(({ aspect }) => aspect !== 'QUESTION' && aspect !== 'DEPARTMENT') : [];
  return (
    <>
      {SHOWN.map((aspect) => {
        const value = said[aspect];
        const proposal = open.find((one) => one.aspect === aspect && one.reason !== 'NO_FEELING');
        if (value)
          return (
            <button
              key={aspect}
              type="button"
              className="chip"
              title={t(`aspect.${aspect}`)}
              onClick={onAsk}
              disabled={!mayWork}
            >
              <span className="sr">{t(`aspect.${aspect}`)}</span> {valueWord(t, aspect, value)}
            </button>
          );
        return proposal ? (
          <span key={aspect} className="chip is-prop" title={t(`aspect.${aspect}`)} data-testid={`proposal-${aspect}`}>
            <span className="sr">{t(`aspect.${aspect}`)}</span> {valueWord(t, aspect, proposal.value)}?
            <i className="why-w">{reasonWord(t, proposal)}</i>
            <button
              type="button"
              title={t('accept.one', { value: valueWord(t, aspect, proposal.value) })}
              onClick={() => onInterpret(acceptOne(proposals, aspect))}
            >
              <Icon name="check" />
              <span className="sr">{t('accept.one', { value: valueWord(t, aspect, proposal.value) })}</span>
            </button>
          </span>
        ) : null;
      })}
      {mayWork && proposals.length > 0 ? (
        <button type="button" className="chip is-add" onClick={() => onInterpret(acceptAll(proposals))} title="v">
          <Icon name="check" />
          {t('accept.all')} <kbd>v</kbd>
        </button>
      ) : null}
      {mayWork ? (
        <button type="button" className="chip is-add" onClick={onAsk} title="d" data-testid="interpret">
          <Icon name="potlood" />
          {t('interpret')}
        </button>
      ) : null}
    </>
  );
}
