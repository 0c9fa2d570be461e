import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command } from '../../app/ask';
import { follow, go } from '../../app/router';
import { useSession } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { BlockTree } from './block-tree';
import { ConflictDialog } from './conflict-dialog';
import { SAVE_QUERY } from './monitoring.queries';
import { emptyDraft } from './new-query';
import { PersonWarning } from './person-warning';
import { PreviewPane } from './preview-pane';
import { differences, keepDraft, type QueryDraft } from './query-draft';
import { FIELDS_FORM, QueryFields } from './query-fields';
import { mayManage, mayPreview } from './query-rights';
import { writeTree } from './query-text';
import { QueryTextarea } from './query-textarea';
import { TestSet } from './test-set';
import { type Conflict, findConflict } from './find-conflict';
import { useNewer } from './use-newer';
import { usePlaceNames } from './use-place-names';
import { usePreview } from './use-preview';
import { useQueryText } from './use-query-text';

interface Props {
  /** Under which name unsaved work is kept. */
  place: string;
  first: QueryDraft;
  /** As it stands in the register; undefined for a new query. */
  saved: QueryDraft | undefined;
  restored: boolean;
  ownerName: string | undefined;
}

/** One query as text and as blocks, with what it finds beside it and what the law asks under it. */
export function QueryBuilder({ place, first, saved, restored, ownerName }: Props) {
  const { t } = useTranslation('builder');
  const { focus } = useSession();
  const tenantId = focus.tenant.id;
  const [fields, setFields] = useState(first);
  const query = useQueryText(first.text);
  const draft = useMemo(() => ({ ...fields, text: query.text }), [fields, query.text]);
  const [days, setDays] = useState(30);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [conflict, setConflict] = useState<Conflict>();
  const placeName = usePlaceNames(query.tree);
  const previewed = usePreview(mayPreview(focus) ? tenantId : undefined, query.problem ? '' : query.text, days);
  const preview = previewed.busy ? undefined : previewed.preview;
  const persons = preview?.personFindings ?? [];
  const canonical = query.tree && !query.problem ? writeTree(query.tree).text : undefined;
  const changed = differences(draft, saved ?? emptyDraft()).length > 0;

  useEffect(() => keepDraft(tenantId, place, changed ? draft : undefined), [tenantId, place, draft, changed]);
  const takeOver = (next: QueryDraft) => {
    setFields(next);
    query.type(next.text);
    setConflict(undefined);
    setFailed(undefined);
  };
  const { newer, taken } = useNewer(draft, saved, takeOver);
  const compare = () => findConflict(tenantId, draft).then(setConflict, setFailed);
  const save = () => {
    setBusy(true);
    setFailed(undefined);
    command(tenantId, SAVE_QUERY, { input: { ...draft, testCases: [...draft.testCases] } })
      .then(
        () => {
          keepDraft(tenantId, place, undefined);
          go('/zoekopdrachten');
        },
        async (failure: unknown) => {
          const stale = failure instanceof AskFailed && failure.code === 'MONITORING_QUERY_CHANGED';
          setFailed(failure);
          if (stale) await compare();
        },
      )
      .finally(() => setBusy(false));
  };
  return (
    <>
      <div className="page-head">
        <h1>{saved ? saved.name : t('titleNew')}</h1>
      </div>
      {restored ? (
        <div className="strip is-running" role="status" data-testid="restored">
          <Icon name="info" />
          <span>{t('restored')}</span>
          <ActionButton kind="text" onClick={() => takeOver(saved ?? emptyDraft())}>
            {t('restoredDrop')}
          </ActionButton>
        </div>
      ) : null}
      <div role="status" className={newer || taken ? 'strip is-running' : 'sr'} data-testid="newer">
        {newer ? (
          <>
            <Icon name="let" />
            <span>{t('newer.differs')}</span>
            <ActionButton kind="text" onClick={() => void compare()}>
              {t('newer.compare')}
            </ActionButton>
          </>
        ) : null}
        {taken && !newer ? (
          <>
            <Icon name="info" />
            <span>{t('newer.taken')}</span>
          </>
        ) : null}
      </div>
      <div className="builder">
        <section className="card pad form is-what" aria-labelledby="h-what">
          <h2 id="h-what">{t('what')}</h2>
          <QueryTextarea query={query} persons={persons} canonical={canonical} />
          <PersonWarning findings={persons} />
          <div>
            <h3>{t('blocksTitle')}</h3>
            {query.text.trim() === '' && !saved ? (
              <p className="meta-line">
                {t('beginWith')}{' '}
                <a href="/zoekopdrachten/voorbeelden" onClick={follow}>
                  {t('examples')}
                </a>{' '}
                {t('app:and')}{' '}
                <a href="/zoekopdrachten/buren" onClick={follow}>
                  {t('neighbours')}
                </a>
                .
              </p>
            ) : null}
            {query.problem && !query.tree ? (
              <p className="meta-line" data-testid="blocks-wait">
                {t('blocksWait')}
              </p>
            ) : (
              <BlockTree query={query} placeName={placeName} persons={persons.map((one) => one.text.toLowerCase())} />
            )}
          </div>
        </section>
        <div className="is-found">
          {mayPreview(focus) ? (
            <PreviewPane
              previewed={previewed}
              empty={query.text.trim() === ''}
              wrong={query.problem !== undefined}
              days={days}
              onDays={setDays}
            />
          ) : null}
        </div>
        <div className="is-why">
          <QueryFields
            draft={draft}
            member={focus}
            ownerName={ownerName}
            onChange={(next) => setFields({ ...fields, ...next })}
            onSubmit={save}
          />
          <TestSet
            tree={query.problem ? undefined : query.tree}
            cases={draft.testCases}
            onChange={(testCases) => setFields({ ...fields, testCases })}
          />
        </div>
      </div>
      <div className="save-bar">
        {mayManage(focus) ? (
          <>
            <p className="meta-line" role="status">
              {t(changed ? 'unsaved' : 'nothingToSave')}
            </p>
            <FailureLine failed={failed} />
            <ActionButton onClick={() => go('/zoekopdrachten')}>{t('back')}</ActionButton>
            <ActionButton
              kind="primary"
              type="submit"
              form={FIELDS_FORM}
              disabled={busy || !query.tree || query.problem !== undefined}
              data-testid="save-query"
            >
              {t(persons.length > 0 && draft.active ? 'saveHeld' : 'app:save')}
            </ActionButton>
          </>
        ) : (
          <p className="meta-line">{t('onlyLooking')}</p>
        )}
      </div>
      {conflict ? (
        <ConflictDialog
          tenantId={tenantId}
          mine={draft}
          conflict={conflict}
          onSettle={takeOver}
          onClose={() => setConflict(undefined)}
        />
      ) : null}
    </>
  );
}
