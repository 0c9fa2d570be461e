import type { Tenant } from '../../app/session';
import { Skeleton } from '../../ui/skeleton';
import { tenantClass } from '../../ui/tenant';

/** In the place of a conversation whose answers are shown already. */
export function ComingConversation({ tenant }: { tenant: Tenant }) {
  return (
    <section className={`conv ${tenantClass(tenant.code)}`} id="gesprek" tabIndex={-1} aria-busy="true">
      <Skeleton kind="thread" />
    </section>
  );
}
