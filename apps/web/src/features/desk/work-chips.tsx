import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import { shortMoment } from './work-words';

interface Props {
  conversation: Conversation;
  mayWork: boolean;
  onAsk: (what: 'tags' | 'promise' | 'linked') => void;
}

/** Tags, what was promised, and what else there is of this citizen. */
export function WorkChips({ conversation, mayWork, onAsk }: Props) {
  const { t } = useTranslation('work');
  const { tags, followUps, linked } = conversation;
  const open = followUps.filter(({ doneAt }) => !doneAt);
  return (
    <>
      {tags.map(({ id, name }) => (
        <button key={id} type="button" className="chip" data-testid="tag" onClick={() => onAsk('tags')}>
          <span aria-hidden="true">#</span>
          {name}
        </button>
      ))}
      {open.map(({ id, promise, dueAt }) => (
        <button
          key={id}
          type="button"
          className={Date.parse(dueAt) < Date.now() ? 'chip is-late' : 'chip'}
          title={promise}
          data-testid="follow-up"
          onClick={() => onAsk('promise')}
        >
          <Icon name="wacht" />
          <span className="sr">{t('promise.chip')}</span> {shortMoment(dueAt)}
        </button>
      ))}
      {linked.length > 0 ? (
        <button type="button" className="chip" data-testid="linked" onClick={() => onAsk('linked')}>
          <Icon name="persoon" />
          {t('linked.chip', { count: linked.length })}
        </button>
      ) : null}
      {mayWork ? (
        <>
          <button type="button" className="chip is-add" title="m" onClick={() => onAsk('tags')}>
            <Icon name="plus" />
            {t('tags.chip')}
          </button>
          <button type="button" className="chip is-add" title="p" onClick={() => onAsk('promise')}>
            <Icon name="plus" />
            {t('promise.chip')}
          </button>
        </>
      ) : null}
    </>
  );
}
