import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../app/session';
import type { AnswersQuery } from '../../gql/graphql';
import { atHandle } from '../../ui/at-handle';
import { Icon } from '../../ui/icon';
import { networkName, NetworkMark } from '../../ui/network';
import { TenantName } from '../../ui/tenant';
import type { Conversation } from './conversation-store';

interface Props {
  conversation: Conversation;
  tenant: Tenant;
  reply: boolean;
  setMode: (mode: 'reply' | 'note') => void;
}

/** As whom one writes, where, who will read it, and whether it is an answer or a note. */
export function ComposerHead({ conversation, tenant, reply, setMode }: Props) {
  const { t } = useTranslation('desk');
  const { visibility, allowed } = conversation.replyability;
  const closed = visibility === 'direct' || visibility === 'followers';
  const readers = t(`visibility.${visibility}`, { ns: 'composer', handle: atHandle(conversation.author.handle) });
  return (
    <div className="as">
      <span className="as-t">
        <span className="hide-s">{t(reply ? 'composer.as' : 'composer.noteFor')}</span>
        <span className="only-s">{t('composer.asShort')}</span>
      </span>{' '}
      <TenantName tenant={tenant} />
      {reply ? (
        <span className="as-c hide-s">
          {t('composer.on')} <NetworkMark network={conversation.network} />
          <span aria-hidden="true">{networkName(conversation.network)}</span>
        </span>
      ) : null}
      {reply && allowed && visibility !== '' ? (
        <span
          className={closed ? 'as-v is-closed' : 'as-v hide-s'}
          title={readers}
          data-testid="visibility"
          data-visibility={visibility}
        >
          <Icon name={closed ? 'slot' : 'oog'} />
          <span className={closed ? undefined : 'sr'}>{readers}</span>
        </span>
      ) : null}
      <span className="as-m">
        <button type="button" aria-pressed={reply} onClick={() => setMode('reply')}>
          {t('composer.tabReply')} <kbd>r</kbd>
        </button>
        <button type="button" aria-pressed={!reply} onClick={() => setMode('note')}>
          {t('composer.tabNote')} <kbd>n</kbd>
        </button>
      </span>
    </div>
  );
}

interface RowProps {
  answers: AnswersQuery['answers'];
  usedId: string | undefined;
  onAnswer: (answerId: string) => void;
  onAllAnswers: () => void;
}

/** The templates that fit best, one click away, and the way to all of them. */
export function TemplateRow({ answers, usedId, onAnswer, onAllAnswers }: RowProps) {
  const { t } = useTranslation('desk');
  return (
    <div className="tpls" role="group" aria-label={t('composer.templates')}>
      {answers.slice(0, 3).map((answer) => {
        const on = usedId === answer.id;
        return (
          <button
            key={answer.id}
            className={on ? 'tpl is-on' : 'tpl'}
            type="button"
            aria-pressed={on}
            onClick={() => onAnswer(answer.id)}
          >
            {on ? <Icon name="check" /> : null}
            <span>{answer.title}</span>
          </button>
        );
      })}
      <button className="tpl is-more" type="button" title={t('composer.allTitle')} onClick={onAllAnswers}>
        {t('composer.all')} <kbd>t</kbd>
      </button>
    </div>
  );
}
