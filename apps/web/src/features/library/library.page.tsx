import '../../ui/page.css';
import '../../ui/list-rows.css';
import '../../ui/sharing/sharing-words';
import './library.css';
import '../../ui/sharing/sharing.css';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countOnRail } from '../../app/rail-counts';
import { go } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { PublicationCard } from '../../ui/sharing/publication-card';
import { Skeleton } from '../../ui/skeleton';
import nl from './library.nl.json';
import { groupLibrary } from './library-groups';
import { LibraryList } from './library-list';
import { LIBRARY } from './library.queries';
import { NewTemplate } from './new-template';
import { SharedTemplate } from './shared-template';
import { EffectCard } from './sharing/effect-card';
import { READ, wordOf } from './sharing/fields';
import { ForkOrigin } from './sharing/fork-origin';
import { OwnSharing } from './sharing/own-sharing';
import { PUBLICATIONS } from './sharing/sharing.queries';
import { TemplateHistory } from './sharing/template-history';
import { TemplateEditor } from './template-editor';

addWords('library', nl, () => import('./library.en.json'));

const RecallList = lazy(() => import('./recall/recall-list'));
const RecallStrip = lazy(() => import('./recall/recall-strip'));
const NeighbourFigures = lazy(() => import('./sharing/neighbour-figures'));
const RecallButton = lazy(() => import('./recall/recall-button'));

const NEW = 'nieuw';
const RECALLED = 'teruggeroepen';

export default function LibraryPage({ rest }: { rest: string | undefined }) {
  const { t } = useTranslation('library');
  const { focus } = useSession();
  const { data, failed, again } = useAnswer(focus.tenant.id, LIBRARY, {}, ['TEMPLATE']);
  const sharing = useAnswer(focus.tenant.id, PUBLICATIONS, {}, ['TEMPLATE']);
  const requests = sharing.data?.publicationRequests;
  const groups = useMemo(() => {
    const asked = new Set((requests ?? []).filter((one) => one.mayDecide).map((one) => one.sourceId));
    return groupLibrary(data?.ownTemplates ?? [], data?.sharedTemplates ?? [], asked);
  }, [data, requests]);
  const variables = data?.variables ?? [];
  useEffect(() => countOnRail('bibliotheek', groups.newer.length + groups.asked.length), [groups]);
  const first = groups.asked[0] ?? groups.newer[0] ?? groups.own[0] ?? groups.offered[0] ?? groups.adopted[0];
  const id = rest ?? first?.id;
  const own = data?.ownTemplates.find((one) => one.id === id);
  const shared = data?.sharedTemplates.find((one) => one.id === id);
  const publication = own && requests?.find((one) => one.sourceId === own.id);
  const contribution = own && sharing.data?.contributions.find((one) => one.itemId === own.itemId);
  const changed = () => {
    again();
    sharing.again();
  };
  const saved = (savedId: string) => {
    changed();
    go(`/bibliotheek/${encodeURIComponent(savedId)}`, { replace: true });
  };
  return (
    <div className="lib">
      <LibraryList groups={groups} selectedId={id} onNew={() => go(`/bibliotheek/${NEW}`)} />
      {rest === RECALLED ? (
        <Suspense fallback={<Skeleton kind="page" />}>
          <RecallList />
        </Suspense>
      ) : (
        <main className="page" id="inhoud" tabIndex={-1}>
          <Suspense fallback={null}>
            <RecallStrip />
            {own ? <RecallButton key={own.id} templateId={own.id} tenantId={focus.tenant.id} /> : null}
          </Suspense>
          {failed ? <FailureState failed={failed} again={again} /> : null}
          {!data && !failed ? <Skeleton kind="page" /> : null}
          {data && id === NEW ? (
            <NewTemplate
              key={`${NEW} ${focus.tenant.id}`}
              tenant={focus.tenant}
              variables={variables}
              onSaved={saved}
            />
          ) : null}
          {own && publication && publication.state !== 'PUBLISHED' ? (
            <PublicationCard
              key={publication.id}
              {...{ publication, read: READ, tenant: focus.tenant }}
              wordFor={(name) => t(`sharing:${wordOf(name)}`)}
              onChanged={changed}
            />
          ) : null}
          {own?.originItemId ? <ForkOrigin template={own} shared={data?.sharedTemplates ?? []} /> : null}
          {own ? (
            <TemplateEditor
              key={own.id}
              template={own}
              tenant={focus.tenant}
              variables={variables}
              asked={publication?.state === 'REQUESTED' ? publication.version : undefined}
              onSaved={saved}
            />
          ) : shared ? (
            <SharedTemplate key={shared.id} template={shared} tenant={focus.tenant} onChanged={changed} />
          ) : null}
          {own ? (
            <div className="two">
              <TemplateHistory key={own.id} template={own} tenant={focus.tenant} onChanged={changed} />
              <div className="side">
                <EffectCard key={own.id} answerId={own.id} tenantId={focus.tenant.id} />
                <OwnSharing template={own} tenant={focus.tenant} contribution={contribution} onChanged={changed} />
                {contribution ? (
                  <Suspense fallback={null}>
                    <NeighbourFigures key={own.id} itemId={contribution.itemId} tenantId={focus.tenant.id} />
                  </Suspense>
                ) : null}
              </div>
            </div>
          ) : null}
          {data && !own && !shared && id !== NEW ? (
            <EmptyState icon="leeg" title={t(first ? 'gone' : 'none')} text={t(first ? 'goneText' : 'noneText')} />
          ) : null}
        </main>
      )}
    </div>
  );
}
