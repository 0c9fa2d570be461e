import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { dayKey, formatDay, formatTime } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import type { ReplyState } from '../../gql/graphql';
import { ApprovedBy } from './approved-by';
import type { Conversation } from './conversation-store';
import { HurtfulContext, HurtfulText } from './hurtful-text';
import { ReportButton } from './report-button';
import { EventLines, eventsBetween } from './thread-events';

export type TimelineItem = Conversation['timeline'][number];
interface Props {
  conversation: Conversation;
  tenantName: string;
  /** Whether the person may do something about an answer of ours. */
  mayAct: boolean;
  onSettle: (replyId: string, wasSent: boolean) => Promise<void>;
}

const AnswerDetails = lazy(() => import('./answer-details'));

/** The thread, oldest first; opens at the newest message. */
export function Timeline({ conversation, tenantName, mayAct, onSettle }: Props) {
  const { t } = useTranslation('desk');
  const items = conversation.timeline;
  const happened = eventsBetween(items, conversation.events);
  return (
    <HurtfulContext value={conversation}>
      <div className="thread" tabIndex={0} role="region" aria-label={t('thread.label')}>
        <div className="thread-in">
          {items.map((item, index) => {
            const before = items[index - 1];
            const newDay = !before || dayKey(new Date(before.at)) !== dayKey(new Date(item.at));
            return (
              <div key={item.id} className="thread-i">
                {newDay ? <Day at={item.at} /> : null}
                <EventLines events={happened.before(index)} />
                {item.kind === 'NOTE' ? (
                  <Note item={item} tenantName={tenantName} />
                ) : (
                  <Message item={item} conversation={conversation} mayAct={mayAct} onSettle={onSettle} />
                )}
              </div>
            );
          })}
          <EventLines events={happened.after} />
        </div>
      </div>
    </HurtfulContext>
  );
}

function Day({ at }: { at: string }) {
  const { t } = useTranslation('desk');
  const today = dayKey(new Date(at)) === dayKey(new Date());
  return (
    <p className="day">
      <span>{today ? t('thread.today', { day: formatDay(at) }) : formatDay(at)}</span>
    </p>
  );
}

function Note({ item, tenantName }: { item: TimelineItem; tenantName: string }) {
  const { t } = useTranslation('desk');
  return (
    <article className="msg note">
      <header>
        <Icon name="slot" />
        <button type="button" className="lnk" data-card={item.authorId}>
          {t('thread.note', { name: item.authorName })}
        </button>{' '}
        <time dateTime={item.at}>{formatTime(item.at)}</time>{' '}
        <span>{t('thread.noteOnly', { tenant: tenantName })}</span>
      </header>
      <p>{item.text}</p>
    </article>
  );
}

interface MessageProps extends Pick<Props, 'conversation' | 'mayAct' | 'onSettle'> {
  item: TimelineItem;
}

function Message({ item, conversation, mayAct, onSettle }: MessageProps) {
  const { t } = useTranslation('desk');
  const ours = item.kind !== 'CITIZEN';
  return (
    <article className={ours ? 'msg out' : 'msg in'} data-reply-id={item.replyId ?? undefined}>
      <header>
        <b>{item.authorName}</b> <time dateTime={item.at}>{formatTime(item.at)}</time>
        {item.edited && !item.deleted ? <span>{t('thread.edited')}</span> : null}
        {item.replyState && !item.deleted ? <ReplyMark state={item.replyState} /> : null}
        {item.permalink && !item.deleted ? (
          <a className="out-link" href={item.permalink} target="_blank" rel="noreferrer">
            {t('thread.open')}
          </a>
        ) : null}
        {ours || item.deleted ? null : <ReportButton messageId={item.id} />}
      </header>
      {item.deleted ? (
        ours && item.details ? null : (
          <p className="gone">{t('thread.deleted')}</p>
        )
      ) : (
        <HurtfulText messageId={item.id}>
          <p>
            {item.text}{' '}
            {item.cotag && !item.text.includes(`^${item.cotag}`) ? <span className="cotag">^{item.cotag}</span> : null}
          </p>
        </HurtfulText>
      )}
      {item.provenance ? <Provenance provenance={item.provenance} /> : null}
      {item.replyId ? <ApprovedBy replyId={item.replyId} /> : null}
      {item.replyState === 'REJECTED' ? (
        <p className="ck is-warn">
          <Icon name="let" />
          <span>{t('reply.why', { why: item.refusal ?? t('reply.noReason') })}</span>
        </p>
      ) : null}
      {item.details ? (
        <Suspense fallback={null}>
          <AnswerDetails
            item={item}
            details={item.details}
            tenantId={conversation.tenantId}
            conversationId={conversation.id}
            mayAct={mayAct}
          />
        </Suspense>
      ) : null}
      {item.replyState === 'UNKNOWN' && item.replyId ? <Settle replyId={item.replyId} onSettle={onSettle} /> : null}
    </article>
  );
}

/** The template an answer came from, and whether somebody changed it before sending. */
function Provenance({ provenance }: { provenance: NonNullable<TimelineItem['provenance']> }) {
  const { t } = useTranslation('desk');
  const { title, publisher, version, editedPercent } = provenance;
  return (
    <p className="from" data-testid="provenance">
      <Icon name="delen" />
      <span>
        {t('thread.template', { title })} {t('know.from')} <b>{publisher}</b>
        {t('know.version', { version })}
        {editedPercent > 0 ? t('thread.changed') : null}
      </span>
    </p>
  );
}

const MARK: Readonly<Record<ReplyState, IconName>> = {
  DRAFT: 'potlood',
  APPROVED: 'check',
  QUEUED: 'wacht',
  SENDING: 'stuur',
  SENT: 'check',
  REJECTED: 'let',
  UNKNOWN: 'half',
  CANCELLED: 'kruis',
};

function ReplyMark({ state }: { state: ReplyState }) {
  const { t } = useTranslation('desk');
  return (
    <span className={`sent is-${state.toLowerCase()}`} data-testid="reply-state" data-state={state} role="status">
      <Icon name={MARK[state]} />
      {t(`reply.${state}`)}
    </span>
  );
}

/** Nobody knows whether the network has the reply; a person looks and says so. */
function Settle({ replyId, onSettle }: { replyId: string; onSettle: Props['onSettle'] }) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const say = (wasSent: boolean) => {
    setBusy(true);
    void onSettle(replyId, wasSent).finally(() => setBusy(false));
  };
  return (
    <div className="settle-q">
      <p>{t('reply.isItThere')}</p>
      <p className="row">
        <ActionButton size="small" disabled={busy} onClick={() => say(true)}>
          {t('reply.yes')}
        </ActionButton>
        <ActionButton size="small" disabled={busy} onClick={() => say(false)}>
          {t('reply.no')}
        </ActionButton>
      </p>
    </div>
  );
}
