import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { atHandle } from '../../ui/at-handle';
import { Icon } from '../../ui/icon';
import { NetworkMark } from '../../ui/network';
import { TenantCode, type TenantFace } from '../../ui/tenant';
import { follow } from '../../app/router';
import type { ConversationRow as Row } from './desk-list';
import { DueClock } from './due-clock';
import { promiseFirst } from './first-due';
import { FollowUpMark } from './follow-up-mark';
import { RowCheck } from './row-check';
import { STEPS } from './steps';

interface Props {
  row: Row;
  tenant: TenantFace;
  current: boolean;
  fresh: boolean;
  unread: boolean;
  now: number;
  position: number;
  size: number;
}

export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { row, tenant, current, fresh, unread, now, position, size } = props;
  const { t } = useTranslation('desk');
  const mine = row.assignee?.me === true;
  const promised = promiseFirst(row);
  return (
    <li aria-setsize={size} aria-posinset={position} className={fresh ? 'is-in' : undefined}>
      <RowCheck row={row} />
      <a
        className="rowlink"
        href={`/werkvoorraad/${encodeURIComponent(row.id)}`}
        onClick={follow}
        aria-current={current ? 'true' : undefined}
        data-testid="conversation-row"
        data-conversation-id={row.id}
        data-tenant={tenant.code}
      >
        <span className="r1">
          <NetworkMark network={row.network} />
          <b>{atHandle(row.authorHandle)}</b>
          {unread ? <span className="new">{t('row.new')}</span> : null}
          {row.involvement === 'WATCH' ? (
            <span className="seen" title={t('row.watch')}>
              <Icon name="oog" />
              <span className="sr">{t('row.watch')}</span>
            </span>
          ) : null}
          {row.similar > 0 ? (
            <span className="seen" title={t('copies.title', { count: row.similar })}>
              <Icon name="delen" />
              {row.similar + 1}
              <span className="sr"> {t('copies.title', { count: row.similar })}</span>
            </span>
          ) : null}
          <TenantCode tenant={tenant} />
        </span>
        {row.found ? <FoundLine line={row.found} /> : <span className="r2">{row.snippet}</span>}
        <span className="r3">
          {promised ? (
            <FollowUpMark at={promised} now={now} />
          ) : (
            <DueClock tenantId={row.tenantId} dueAt={row.dueAt} status={row.status} now={now} />
          )}
          <StepDots step={row.step} />
          {row.assignee ? (
            <span className={mine ? 'av is-me' : 'av'} title={mine ? t('row.you') : row.assignee.displayName}>
              <span className="sr">{t('row.assignedTo')} </span>
              {row.assignee.initials}
            </span>
          ) : (
            <span className="av is-free">{t('row.free')}</span>
          )}
        </span>
      </a>
    </li>
  );
});

/** The words in which what was looked for stands, lit up. */
function FoundLine({ line }: { line: NonNullable<Row['found']> }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of line.marks) {
    pieces.push(line.text.slice(at, start), <mark key={start}>{line.text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <span className="r2" data-testid="found-line">
      {pieces}
      {line.text.slice(at)}
    </span>
  );
}

function StepDots({ step }: { step: Row['step'] }) {
  const { t } = useTranslation('desk');
  const at = STEPS.indexOf(step);
  return (
    <span className="st">
      <span className="st-b" aria-hidden="true">
        {STEPS.map((one, index) => (
          <i key={one} className={index <= at ? 'on' : undefined} />
        ))}
      </span>
      {t(`step.${step}`)}
    </span>
  );
}
