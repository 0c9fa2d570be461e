import '../../ui/page.css';
import './approval.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keyboard';
import { hasRole, useSession, type Membership } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { ApprovalItem } from './approval-item';
import nl from './approval.nl.json';
import { APPROVALS } from './approval.queries';
import { APPROVING } from './approving';

addWords('approval', nl, () => import('./approval.en.json'));

const items = (root: HTMLElement | null) => [...(root?.querySelectorAll<HTMLElement>('[data-approval]') ?? [])];

/** Answers of colleagues that wait for somebody to agree, per council; by keyboard from first to last. */
export default function ApprovalPage() {
  const { t } = useTranslation('approval');
  const { me } = useSession();
  const [said, setSaid] = useState('');
  const page = useRef<HTMLElement>(null);
  const mine = me.memberships.filter((one) => hasRole(one, APPROVING));
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const step = (by: -1 | 1) => {
    const all = items(page.current);
    const at = all.findIndex((one) => one.contains(document.activeElement));
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  useKeys({ next: () => step(1), previous: () => step(-1) });
  const done = (text: string) => {
    setSaid(text);
    // What goes away hands the attention to its neighbour.
    const all = items(page.current);
    const at = all.findIndex((one) => one.contains(document.activeElement));
    (all[at + 1] ?? all[at - 1] ?? page.current)?.focus();
  };
  const empty = mine.every((one) => counts[one.tenant.id] === 0);
  return (
    <main className="page" id="inhoud" tabIndex={-1} ref={page}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('text')}</p>
        </div>
        <p className="key" aria-hidden="true">
          <span>
            <kbd>j</kbd> <kbd>k</kbd> {t('keys.move')}
          </span>
          <span>
            <kbd>a</kbd> {t('approve')}
          </span>
          <span>
            <kbd>e</kbd> {t('edit')}
          </span>
          <span>
            <kbd>r</kbd> {t('return')}
          </span>
        </p>
      </div>
      <p role="status" className={said ? 'strip is-running' : 'sr'} data-testid="approval-said">
        {said ? <Icon name="check" /> : null}
        <span>{said}</span>
      </p>
      {empty ? <EmptyState title={t('empty')} text={t('emptyText')} /> : null}
      {mine.map((membership) => (
        <ApprovalsOf
          key={membership.tenant.id}
          membership={membership}
          onCount={(count) =>
            setCounts((old) => (old[membership.tenant.id] === count ? old : { ...old, [membership.tenant.id]: count }))
          }
          onDone={done}
        />
      ))}
    </main>
  );
}

interface Props {
  membership: Membership;
  onCount: (count: number) => void;
  onDone: (said: string) => void;
}

/** One council's: a council that cannot be read leaves the others as they are. */
function ApprovalsOf({ membership: { tenant }, onCount, onDone }: Props) {
  const { t } = useTranslation('approval');
  const { data, failed, again } = useAnswer(tenant.id, APPROVALS, {}, ['REPLY', 'CONVERSATION']);
  const count = data?.approvals.length;
  useEffect(() => {
    if (count !== undefined) onCount(count);
  }, [count]);
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  if (data.approvals.length === 0) return null;
  return (
    <ul className="card items" aria-label={t('list', { tenant: tenant.name })}>
      {data.approvals.map((approval) => (
        <ApprovalItem
          key={approval.id}
          approval={approval}
          tenant={tenant}
          onDone={(said) => {
            onDone(said);
            again();
          }}
          onOld={again}
        />
      ))}
    </ul>
  );
}
