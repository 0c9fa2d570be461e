import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask';
import { follow } from '../../app/router';
import type { SimilarConversationsQuery } from '../../gql/graphql';
import { atHandle } from '../../ui/at-handle';
import { FailureLine } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { SIMILAR } from './desk.queries';

type Copy = SimilarConversationsQuery['similarConversations'][number];

/** Other conversations that open with a copy of the same text; read when somebody asks for them. */
export function CopiesList({ conversation }: { conversation: { id: string; tenantId: string; similar: number } }) {
  const { t } = useTranslation('desk');
  const [copies, setCopies] = useState<readonly Copy[]>();
  const [failed, setFailed] = useState<unknown>();
  if (conversation.similar === 0) return null;
  const open = () =>
    ask(conversation.tenantId, SIMILAR, { id: conversation.id }).then(
      (data) => setCopies(data.similarConversations),
      setFailed,
    );
  return (
    <details className="copies" data-testid="copies" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>{t('copies.title', { count: conversation.similar })}</summary>
      <FailureLine failed={failed} />
      <ul>
        {copies?.map((copy) => (
          <li key={copy.id}>
            <a href={`/werkvoorraad/${encodeURIComponent(copy.id)}`} onClick={follow}>
              {atHandle(copy.authorHandle)}
            </a>{' '}
            {t('copies.at', { date: formatDate(copy.lastInboundAt), time: formatTime(copy.lastInboundAt) })},{' '}
            {t(`copies.status.${copy.status}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
