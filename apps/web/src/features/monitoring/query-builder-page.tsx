import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { follow } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantName } from '../../ui/tenant';
import { QUERY } from './monitoring.queries';
import { draftOf, emptyDraft, NEW } from './new-query';
import { QueryBuilder } from './query-builder';
import { keptDraft } from './query-draft';

/** The page of one query: a new one, or one of the register with the work that was left in this tab. */
export function QueryBuilderPage({ place }: { place: string }) {
  const { t } = useTranslation('builder');
  const { focus } = useSession();
  const tenantId = focus.tenant.id;
  const isNew = place.startsWith(`${NEW}-`) || place === NEW;
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <nav className="crumb" aria-label={t('crumb')}>
        <a href="/zoekopdrachten" onClick={follow}>
          {t('app:nav.zoekopdrachten')}
        </a>
        <Icon name="pijl-r" />
        <TenantName tenant={focus.tenant} />
      </nav>
      {isNew ? <NewQuery tenantId={tenantId} place={place} /> : <KnownQuery tenantId={tenantId} id={place} />}
    </main>
  );
}

function NewQuery({ tenantId, place }: { tenantId: string; place: string }) {
  const first = useMemo(() => keptDraft(tenantId, place) ?? emptyDraft(), [tenantId, place]);
  return <QueryBuilder place={place} first={first} saved={undefined} restored={false} ownerName={undefined} />;
}

function KnownQuery({ tenantId, id }: { tenantId: string; id: string }) {
  const { data, failed, again } = useAnswer(tenantId, QUERY, { id }, ['QUERY']);
  const kept = useMemo(() => keptDraft(tenantId, id), [tenantId, id]);
  if (failed && !data) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const saved = draftOf(data.monitoringQuery);
  return (
    <QueryBuilder
      place={id}
      first={kept ?? saved}
      saved={saved}
      restored={kept !== undefined}
      ownerName={data.monitoringQuery.ownerName}
    />
  );
}
