import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command } from '../../app/ask';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { EditAnswerDialog, RemoveAnswerDialog } from './answer-dialogs';
import { RESUME } from './answer.queries';
import nl from './answer.nl.json';
import './answer.css';
import { readConversation } from './conversation-store';
import type { TimelineItem } from './timeline';

addWords('answer', nl, () => import('./answer.en.json'));

export type Details = NonNullable<TimelineItem['details']>;

interface Props {
  item: TimelineItem;
  details: Details;
  tenantId: string;
  conversationId: string;
  mayAct: boolean;
}

/** What there is to know of an answer of ours besides its text, and what can still be done with it. */
export default function AnswerDetails({ item, details, tenantId, conversationId, mayAct }: Props) {
  const { t } = useTranslation('answer');
  const [asking, setAsking] = useState<'edit' | 'remove'>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<AskFailed>();
  const { place, attachments, mayEdit, mayRemove, mayResume } = details;
  const again = () => readConversation(tenantId, conversationId);
  const resume = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      await command(tenantId, RESUME, { replyId: item.replyId!, expectedTenantId: tenantId });
    } catch (failure) {
      setFailed(failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined));
    } finally {
      await again();
      setBusy(false);
    }
  };
  const done = () => {
    setAsking(undefined);
    void again();
  };
  const acts = mayAct && (mayEdit || mayRemove || mayResume);
  return (
    <div className="ansd" data-testid="answer-details">
      {attachments.map(({ fileId, alt }) => (
        <p key={fileId} className="ansd-l">
          <Icon name="oog" />
          <span>{t('picture', { alt })}</span>
        </p>
      ))}
      {place ? <Place place={place} /> : null}
      <Changes changes={details.changes} deleted={item.deleted} />
      <FailureLine failed={failed} />
      {acts ? (
        <p className="row ansd-acts">
          {mayEdit ? (
            <ActionButton kind="text" size="small" onClick={() => setAsking('edit')} data-testid="edit-answer">
              {t('edit')}
            </ActionButton>
          ) : null}
          {mayRemove ? (
            <ActionButton kind="text" size="small" onClick={() => setAsking('remove')} data-testid="remove-answer">
              {t('remove')}
            </ActionButton>
          ) : null}
          {mayResume ? (
            <ActionButton size="small" disabled={busy} onClick={() => void resume()} data-testid="resume-answer">
              {t(place ? 'resume' : 'resumeOne')}
            </ActionButton>
          ) : null}
        </p>
      ) : null}
      {asking === 'edit' ? (
        <EditAnswerDialog item={item} version={details.version} tenantId={tenantId} onDone={done} />
      ) : null}
      {asking === 'remove' ? (
        <RemoveAnswerDialog item={item} version={details.version} tenantId={tenantId} onDone={done} />
      ) : null}
    </div>
  );
}

function Place({ place }: { place: NonNullable<Details['place']> }) {
  const { t } = useTranslation('answer');
  const { part, parts, sent, state } = place;
  const all = state === 'SENT';
  return (
    <p className={state === 'REJECTED' || state === 'UNKNOWN' ? 'ansd-l is-warn' : 'ansd-l'} data-testid="answer-part">
      <span>{t('part', { part, parts })}</span>
      {all ? null : <b>{t('sent', { sent, parts })}</b>}
      {!all && t(`whole.${state}`, '') !== '' ? <span>{t(`whole.${state}`)}</span> : null}
    </p>
  );
}

function Changes({ changes, deleted }: { changes: Details['changes']; deleted: boolean }) {
  const { t } = useTranslation('answer');
  const last = changes.at(-1);
  const byUs = changes.find(({ kind, state }) => kind === 'REMOVE' && state === 'DONE');
  const edits = changes.filter(({ kind, state }) => kind === 'EDIT' && state === 'DONE');
  const latest = edits.at(-1);
  const busy = last?.state === 'QUEUED' || last?.state === 'SENDING';
  const edit = last?.kind === 'EDIT';
  return (
    <>
      {deleted ? (
        <p className="gone" data-testid="answer-removed">
          {byUs ? t('removed', { name: byUs.authorName, time: formatTime(byUs.at) }) : t('removedThere')}
        </p>
      ) : null}
      {busy ? (
        <p className="ansd-l" role="status">
          <Icon name="wacht" />
          {t(edit ? 'busyEdit' : 'busyRemove')}
        </p>
      ) : null}
      {last?.state === 'REJECTED' ? (
        <p className="ansd-l is-warn" role="status">
          <Icon name="let" />
          {t(edit ? 'noEdit' : 'noRemove', { why: last.refusal ?? t('noReason') })}
        </p>
      ) : null}
      {latest && !deleted ? (
        <details className="ansd-old" data-testid="answer-edited">
          <summary>{t('edited', { name: latest.authorName, time: formatTime(latest.at) })}</summary>
          <p className="ansd-h">{t('before')}</p>
          <ol>
            {edits.map(({ before, at }) => (
              <li key={at}>{before}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}
