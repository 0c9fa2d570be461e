import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import type { Conversation } from './conversation-store';
import { ASSIGN } from './desk.commands';
import { COLLEAGUES } from './desk.queries';

/** Gives the conversation to a colleague of the same council, who is told of it. */
export function AssignTo({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton onClick={() => setOpen(true)} title={t('give.title')} className="btn-ic" data-testid="assign-to">
        <Icon name="delen" />
        <span className="sr">{t('give.title')}</span>
      </ActionButton>
      {open ? <AssignDialog conversation={conversation} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AssignDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { id, tenantId, version, assignee } = conversation;
  const { data, failed, again } = useAnswer(tenantId, COLLEAGUES, {});
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const others = data?.colleagues.filter((one) => !one.me && one.id !== assignee?.id) ?? [];
  const give = (colleagueId: string) => {
    setBusy(true);
    setTrouble(undefined);
    const input = { conversationId: id, expectedTenantId: tenantId, version, toMe: false, colleagueId };
    command(tenantId, ASSIGN, { input })
      .then(onClose, setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={t('give.title')} onClose={onClose}>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data && others.length === 0 ? <EmptyState title={t('give.nobody')} text={t('give.nobodyText')} /> : null}
      <FailureLine failed={trouble} />
      <div className="stack">
        {others.map((one) => (
          <ActionButton key={one.id} disabled={busy} onClick={() => give(one.id)} data-testid="colleague">
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
