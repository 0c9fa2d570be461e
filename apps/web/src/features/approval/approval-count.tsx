import { useEffect, useMemo } from 'react';
import { ask } from '../../app/ask';
import { onChange } from '../../app/live';
import { countOnRail } from '../../app/rail-counts';
import { hasRole, useSession } from '../../app/session';
import { APPROVAL_COUNT } from './approval.queries';
import { APPROVING } from './approving';

const COALESCE_MS = 200;

/** Counts on the rail what waits for this person's councils, on every page; shows nothing itself. */
export default function ApprovalCount() {
  const { me } = useSession();
  const tenantIds = useMemo(
    () => me.memberships.filter((one) => hasRole(one, APPROVING)).map((one) => one.tenant.id),
    [me],
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const counts = new Map<string, number>();
    const count = async (tenantId: string) => {
      // Without an answer the old number stays.
      const answer = await ask(tenantId, APPROVAL_COUNT, {}).catch(() => undefined);
      if (!answer) return;
      counts.set(tenantId, answer.approvalCount);
      countOnRail(
        'goedkeuring',
        [...counts.values()].reduce((sum, one) => sum + one, 0),
      );
    };
    const all = () => tenantIds.forEach((tenantId) => void count(tenantId));
    all();
    const stop = onChange(({ tenantId, kind }) => {
      if (kind !== 'REPLY' || !tenantIds.includes(tenantId)) return;
      clearTimeout(timer);
      timer = setTimeout(all, COALESCE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [tenantIds]);
  return null;
}
