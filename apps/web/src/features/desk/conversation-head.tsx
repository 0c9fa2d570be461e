import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import type { Tenant } from '../../app/session';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { formatMinutes } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { networkName, NetworkMark } from '../../ui/network';
import { TenantName } from '../../ui/tenant';
import type { Conversation } from './conversation-store';
import { DueClock } from './due-clock';

interface Props {
  conversation: Conversation;
  tenant: Tenant;
  now: number;
  answerCount: number | undefined;
  onAssign: () => void;
  onGive: () => void;
  onSnooze: () => void;
  onClose: () => void;
  onKnowledge: () => void;
}

/** With whom, for whom, where and until when; and what one can do about it. */
export function ConversationHead(props: Props) {
  const { conversation, tenant, now } = props;
  const { t, i18n } = useTranslation('desk');
  const { author, network, replyability, normMinutes, status } = conversation;
  const mine = conversation.assignee?.me === true;
  const closed = status === 'CLOSED';
  const seen = `visibility.${replyability.visibility.toLowerCase()}`;
  return (
    <div className="conv-head">
      <a className="back" href="/werkvoorraad" onClick={follow}>
        <Icon name="pijl-l" />
        <span className="sr">{t('head.back')}</span>
      </a>
      <div className="who">
        <h2 id="h-conv">
          <span className="who-n">{atHandle(author.handle)}</span> <TenantName tenant={tenant} />
        </h2>
        <p className="meta">
          <NetworkMark network={network} />
          <span aria-hidden="true" className="hide-s">
            {networkName(network)}
          </span>
          <span className="dot">·</span> {i18n.exists(seen, { ns: 'desk' }) ? t(seen) : replyability.visibility}
          <span className="dot">·</span>{' '}
          <DueClock
            tenantId={conversation.tenantId}
            dueAt={conversation.dueAt}
            status={status}
            now={now}
            normMinutes={normMinutes}
          />
          {normMinutes ? (
            <span className="norm hide-s">
              <span className="dot">·</span> {t('head.norm', { time: formatMinutes(normMinutes) })}
            </span>
          ) : null}
        </p>
      </div>
      <div className="acts">
        <ActionButton
          iconOnly={false}
          onClick={props.onAssign}
          title={`${t(mine ? 'head.release' : 'head.assign')} (a)`}
          className="btn-ic"
          aria-pressed={mine}
        >
          <Icon name="persoon" />
          <span className="sr">{t(mine ? 'head.release' : 'head.assign')}</span>
        </ActionButton>
        <ActionButton
          onClick={props.onGive}
          title={`${t('give.title')} (h)`}
          className="btn-ic"
          data-testid="assign-to"
        >
          <Icon name="delen" />
          <span className="sr">{t('give.title')}</span>
        </ActionButton>
        <ActionButton onClick={props.onSnooze} title={`${t('head.snooze')} (s)`} className="btn-ic">
          <Icon name="maan" />
          <span className="sr">{t('head.snooze')}</span>
        </ActionButton>
        <ActionButton onClick={props.onClose} className="act-close">
          <Icon name={closed ? 'inbox' : 'check'} />
          <span>{t(closed ? 'head.reopen' : 'head.close')}</span> <kbd>e</kbd>
        </ActionButton>
        <ActionButton onClick={props.onKnowledge} className="know-open">
          <Icon name="boek" />
          <span>{t('know.title')}</span> <span className="n">{props.answerCount}</span>
        </ActionButton>
      </div>
    </div>
  );
}
