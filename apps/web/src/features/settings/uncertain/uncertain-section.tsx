import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../app/ask';
import { follow } from '../../../app/router';
import { useAnswer } from '../../../app/use-answer';
import type { UncertainRepliesQuery } from '../../../gql/graphql';
import { addWords } from '../../../i18n/index';
import { ActionButton } from '../../../ui/button';
import { FailureLine, FailureState } from '../../../ui/failure-state';
import { formatDate, formatTime } from '../../../ui/format';
import nl from './uncertain.nl.json';
import { SETTLE, UNCERTAIN } from './uncertain.queries';

addWords('uncertain', nl, () => import('./uncertain.en.json'));

type Reply = UncertainRepliesQuery['uncertainReplies'][number];

/** Answers that a person must find out about; as long as there are none, there is nothing to see. */
export default function UncertainSection({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('uncertain');
  const { data, failed, again } = useAnswer(tenantId, UNCERTAIN, {}, ['REPLY']);
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data || data.uncertainReplies.length === 0) return null;
  return (
    <section aria-labelledby="h-uncertain">
      <h2 id="h-uncertain" className="sec-h">
        {t('title')}
      </h2>
      <p className="meta-line">{t('text')}</p>
      <ul className="card items">
        {data.uncertainReplies.map((reply) => (
          <ReplyRow key={reply.id} reply={reply} tenantId={tenantId} onSettled={again} />
        ))}
      </ul>
    </section>
  );
}

function ReplyRow({ reply, tenantId, onSettled }: { reply: Reply; tenantId: string; onSettled: () => void }) {
  const { t } = useTranslation('uncertain');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const settle = (outcome: 'WAS_SENT' | 'WAS_NOT_SENT') => {
    setBusy(true);
    setFailed(undefined);
    command(tenantId, SETTLE, { input: { replyId: reply.id, expectedTenantId: tenantId, outcome } })
      .then(onSettled, setFailed)
      .finally(() => setBusy(false));
  };
  const { part, parts, uncertainSince: since } = reply;
  const to = t('to', { handle: reply.toHandle, name: reply.authorName });
  return (
    <li data-testid="uncertain-reply">
      <div className="grow">
        <h3>{to}</h3>
        <p>{reply.text}</p>
        <p className="meta-line">
          {since ? t('since', { date: formatDate(since), time: formatTime(since) }) : null}
          {parts > 1 ? ` · ${t('part', { part, parts })}` : null}{' '}
          <a href={`/werkvoorraad/${reply.conversationId}`} onClick={follow}>
            {t('open')}
            <span className="sr"> {to}</span>
          </a>
        </p>
        <FailureLine failed={failed} />
      </div>
      <ActionButton size="small" disabled={busy} onClick={() => settle('WAS_SENT')}>
        {t('yes')}
        <span className="sr"> {to}</span>
      </ActionButton>
      <ActionButton size="small" disabled={busy} onClick={() => settle('WAS_NOT_SENT')}>
        {t('no')}
        <span className="sr"> {to}</span>
      </ActionButton>
    </li>
  );
}
