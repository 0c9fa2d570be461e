import './recall.css';
import './recall-words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { follow, go } from '../../../app/router';
import { maySend, useSession } from '../../../app/session';
import { useAnswer } from '../../../app/use-answer';
import type { RecallMessagesQuery, RecallsQuery } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../../ui/failure-state';
import { formatDate, formatDay, formatTime } from '../../../ui/format';
import { Skeleton } from '../../../ui/skeleton';
import { DRAFT_CORRECTION, RECALL_MESSAGES, RECALLS, SETTLE_RECALL_MESSAGE } from './recall.queries';
import { ReasonForm } from '../../../ui/sharing/reason-form';

type Recall = RecallsQuery['recalls'][number];
type Message = RecallMessagesQuery['recallMessages'][number];

/** What was called back, and per recall what this council sent with it and has to set right. */
export default function RecallList() {
  const { t } = useTranslation('recall');
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, RECALLS, {}, ['TEMPLATE', 'REPLY']);
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('list.title')}</h1>
          <p className="sub">{t('list.text')}</p>
        </div>
        <a className="btn" href="/bibliotheek" onClick={follow}>
          {t('list.back')}
        </a>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data?.recalls.length === 0 ? <EmptyState title={t('list.none')} text={t('list.noneText')} /> : null}
      <ul className="recalls">
        {(data?.recalls ?? []).map((recall) => (
          <RecallCard key={recall.id} recall={recall} />
        ))}
      </ul>
    </main>
  );
}

function RecallCard({ recall }: { recall: Recall }) {
  const { t } = useTranslation('recall');
  const { own, everywhere } = recall;
  return (
    <li className="card pad recall-card" data-testid="recall" data-recall-id={recall.id}>
      <h2 className="h3">
        {recall.title} <span className="pill is-bad">{t(`dialog.${recall.kind}`)}</span>
      </h2>
      <p className="sub">
        {t('list.from', {
          publisher: recall.mine ? t('list.mine') : recall.publisher,
          version: recall.version,
          date: formatDate(recall.recalledAt),
        })}
      </p>
      <blockquote>{recall.reason}</blockquote>
      <p>{t(recall.correctable ? 'list.correctable' : 'list.notCorrectable')}</p>
      {recall.mine ? (
        <p className="recall-s" data-testid="recall-everywhere">
          {everywhere ? t('list.everywhere', everywhere) : t('list.fewer')}
        </p>
      ) : null}
      <p>
        {own ? (
          <>
            <b>{t('list.ownSent', { count: own.sent })}</b>
            {', '}
            {own.open > 0 ? t('list.open', { count: own.open }) : t('list.done')}
          </>
        ) : (
          t('list.ownNone')
        )}
      </p>
      {own ? <Messages recall={recall} /> : null}
    </li>
  );
}

function Messages({ recall }: { recall: Recall }) {
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, RECALL_MESSAGES, { recallId: recall.id }, ['REPLY']);
  if (failed) return <FailureState failed={failed} again={again} />;
  return (
    <ul className="items">
      {(data?.recallMessages ?? []).map((message) => (
        <MessageRow key={message.id} message={message} recall={recall} onChanged={again} />
      ))}
    </ul>
  );
}

interface RowProps {
  message: Message;
  recall: Recall;
  onChanged: () => void;
}

function MessageRow({ message, recall, onChanged }: RowProps) {
  const { t } = useTranslation('recall');
  const { focus } = useSession();
  const { id: tenantId } = focus.tenant;
  const [failed, setFailed] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const to = `/werkvoorraad/${encodeURIComponent(message.conversationId)}`;
  const own = { recallMessageId: message.id, expectedTenantId: tenantId };
  const prepare = () => command(tenantId, DRAFT_CORRECTION, { input: own }).then(() => go(to), setFailed);
  const settle = (state: 'CORRECTED' | 'NOT_NEEDED', why: string | null) =>
    command(tenantId, SETTLE_RECALL_MESSAGE, { input: { ...own, state, reason: why } }).then(onChanged, setFailed);
  const todo = message.state === 'TODO';
  return (
    <li data-testid="recall-message" data-state={message.state}>
      <div className="grow">
        <p>
          {t('list.sentTo', {
            citizen: message.citizen,
            author: message.authorName,
            date: `${formatDay(message.sentAt)} ${formatTime(message.sentAt)}`,
          })}{' '}
          <span className={todo ? 'pill is-warn' : 'pill is-ok'}>{t(`list.state.${message.state}`)}</span>
        </p>
        <blockquote>{message.text}</blockquote>
        <p className="recall-s">
          {[
            message.editedPercent ? t('list.edited', { percent: message.editedPercent }) : '',
            message.removed ? t('list.removed') : '',
            message.reason ?? '',
          ]
            .filter((one) => one !== '')
            .join(' · ')}
        </p>
        {asking && todo ? (
          <ReasonForm
            ask={t('list.notNeededAsk')}
            action={t('list.notNeeded')}
            onReason={(reason) => void settle('NOT_NEEDED', reason)}
          />
        ) : null}
        <FailureLine failed={failed} />
      </div>
      {todo && maySend(focus) ? (
        <div className="acts">
          {message.draftedAt ? (
            <a className="btn" href={to} onClick={follow}>
              {t('list.readyAgain')}
            </a>
          ) : recall.correctable ? (
            <ActionButton kind="primary" onClick={() => void prepare()} title={t('list.hint')} data-testid="prepare">
              {t('list.ready')}
            </ActionButton>
          ) : (
            <a className="btn" href={to} onClick={follow}>
              {t('list.readyAgain')}
            </a>
          )}
          <ActionButton onClick={() => void settle('CORRECTED', null)}>{t('list.corrected')}</ActionButton>
          {asking ? null : <ActionButton onClick={() => setAsking(true)}>{t('list.notNeeded')}</ActionButton>}
        </div>
      ) : null}
    </li>
  );
}
