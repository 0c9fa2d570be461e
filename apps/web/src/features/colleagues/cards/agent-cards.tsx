import { lazy, useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ComingDialog } from '../../../ui/coming-dialog';

const CardDialog = lazy(() => import('./card-dialog'));

export interface Assignee {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly me: boolean;
}

/**
 * The cards of a conversation: of who handles it, whose initials it puts into the head, and of who is named on a button with
 * `data-card`. The first screen has no room for this, so it comes after it and finds its place there.
 */
export function AgentCards({ tenantId, assignee }: { tenantId: string; assignee: Assignee | null | undefined }) {
  const { t } = useTranslation('colleagues');
  const [head, setHead] = useState<Element | null>(null);
  const [colleagueId, setColleagueId] = useState<string>();
  useLayoutEffect(() => setHead(document.querySelector('#gesprek .who')), []);
  useEffect(() => {
    const clicked = ({ target }: MouseEvent) => {
      const named = target instanceof Element ? target.closest<HTMLElement>('#gesprek [data-card]') : null;
      if (named) setColleagueId(named.dataset.card);
    };
    addEventListener('click', clicked);
    return () => removeEventListener('click', clicked);
  }, []);
  const close = () => setColleagueId(undefined);
  const name = assignee?.displayName;
  return (
    <>
      {head && assignee
        ? createPortal(
            <button
              type="button"
              className={assignee.me ? 'av card-of is-me' : 'av card-of'}
              data-card={assignee.id}
              data-testid="assignee-card"
              title={name}
              aria-label={t(assignee.me ? 'assigneeMe' : 'assignee', { initials: assignee.initials, name })}
            >
              {assignee.initials}
            </button>,
            head,
          )
        : null}
      {colleagueId ? (
        <ComingDialog onClose={close}>
          <CardDialog tenantId={tenantId} colleagueId={colleagueId} onClose={close} />
        </ComingDialog>
      ) : null}
    </>
  );
}
