import { useTranslation } from 'react-i18next';
import type { Membership } from '../../app/session';
import { Icon, type IconName } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import { InterpretationChips } from './interpretation-chips';
import type { Interpretation } from './use-conversation-commands';
import { WhyChip } from './why-chip';
import { WorkChips } from './work-chips';

interface Props {
  conversation: Conversation;
  membership: Membership;
  onGone: () => void;
  onMark: (question: boolean) => void;
  mayWork: boolean;
  onInterpret: (said: Interpretation) => void;
  onAsk: (what: 'exclude' | 'interpret' | 'tags' | 'promise' | 'linked') => void;
  /** On a phone the actions of the head stand here. */
  acts: readonly { icon: IconName; word: string; run: () => void }[];
}

/** What the message is about, and a person's word on whether it needs an answer. */
export function QuestionChips({ conversation, membership, onGone, onMark, acts, ...more }: Props) {
  const { t } = useTranslation('desk');
  const { question } = conversation;
  const exclude = () => more.onAsk('exclude');
  return (
    <div className="chips" role="group" aria-label={t('chips.label')}>
      {question == null ? (
        <span className="chip is-prop">
          <span>{t('chips.ask')}</span>
          <button type="button" title={t('chips.yes')} onClick={() => onMark(true)}>
            <Icon name="check" />
            <span className="sr">{t('chips.yes')}</span>
          </button>
          <button type="button" title={t('chips.no')} onClick={exclude}>
            <Icon name="kruis" />
            <span className="sr">{t('chips.no')}</span>
          </button>
        </span>
      ) : (
        <button className="chip" type="button" onClick={() => (question ? exclude() : onMark(true))}>
          <span>{t('chips.kind')}</span> {t(question ? 'chips.question' : 'chips.noQuestion')} <Icon name="chev" />
        </button>
      )}
      <InterpretationChips
        conversation={conversation}
        mayWork={more.mayWork}
        onInterpret={more.onInterpret}
        onAsk={() => more.onAsk('interpret')}
      />
      <WorkChips conversation={conversation} mayWork={more.mayWork} onAsk={more.onAsk} />
      {acts.map(({ icon, word, run }) => (
        <button key={word} className="chip is-act" type="button" onClick={run}>
          <Icon name={icon} />
          {t(word)}
        </button>
      ))}
      <WhyChip conversation={conversation} membership={membership} onGone={onGone} />
    </div>
  );
}
