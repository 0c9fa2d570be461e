import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import type { Conversation } from './conversation-store';
import { ChangeFailure } from './change-failure';
import { COLLEAGUES } from './desk.queries';

interface Props {
  conversation: Conversation;
  failed: unknown;
  onDone: (colleagueId: string, note: string) => void;
  onClose: () => void;
}

/** Gives the conversation to a colleague of the same council, with a note if one likes; the colleague is told. */
export function GiveDialog({ conversation, failed, onDone, onClose }: Props) {
  const { t } = useTranslation('desk');
  const { t: w } = useTranslation(['work', 'workdialog']);
  const colleagues = useAnswer(conversation.tenantId, COLLEAGUES, {});
  const [note, setNote] = useState('');
  const others = colleagues.data?.colleagues.filter((one) => !one.me && one.id !== conversation.assignee?.id) ?? [];
  return (
    <Dialog title={t('give.title')} onClose={onClose}>
      {colleagues.failed ? <FailureState failed={colleagues.failed} again={colleagues.again} /> : null}
      <label className="field">
        <span>{w('workdialog:give.note')}</span>
        <textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      {!colleagues.data && !colleagues.failed ? <Skeleton kind="page" /> : null}
      {colleagues.data && others.length === 0 ? (
        <EmptyState title={t('give.nobody')} text={t('give.nobodyText')} />
      ) : null}
      <ChangeFailure failed={failed} />
      <div className="stack">
        {others.map((one) => (
          <ActionButton key={one.id} onClick={() => onDone(one.id, note.trim())} data-testid="colleague">
            <span className="av" aria-hidden="true">
              {one.initials}
            </span>
            <span>{one.displayName}</span>
          </ActionButton>
        ))}
      </div>
    </Dialog>
  );
}
