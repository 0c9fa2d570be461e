import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { follow } from '../../app/router';
import { useAnswer } from '../../app/use-answer';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { BecauseLine, inWords } from './because-line';
import { addressOf } from './knowledge-address';
import { GIVE_FEEDBACK, SEARCH_KNOWLEDGE } from './knowledge.queries';

interface Props {
  tenantId: string;
  search: string;
  selected: string | undefined;
}

/** What was found, best first, each with the words by which it fits. */
export function SearchResults({ tenantId, search, selected }: Props) {
  const { t } = useTranslation('knowledge');
  const { data, failed, again } = useAnswer(tenantId, SEARCH_KNOWLEDGE, { search }, ['TEMPLATE']);
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data) return <Skeleton kind="page" />;
  const { found, meant, partly } = data.searchKnowledge;
  return (
    <>
      <p className="kn-said" role="status">
        {t('results', { count: found.length })}
        {meant.length > 0 ? `. ${t('meant', { words: inWords(meant) })}` : ''}
        {partly && found.length > 0 ? `. ${t('partly')}` : ''}
      </p>
      {found.length === 0 ? (
        <>
          <EmptyState title={t('nothing')} text={t('nothingText')} />
          <Missed key={search} tenantId={tenantId} search={search} />
        </>
      ) : null}
      <ul className="rows">
        {found.map((one) => (
          <li key={one.sourceId}>
            <a
              className="rowlink kn-row"
              href={addressOf(one.kind, one.sourceId)}
              onClick={follow}
              aria-current={selected === one.sourceId ? 'true' : undefined}
              data-testid="found-row"
            >
              <span className="r1">
                <b>{one.title}</b>
              </span>
              <span className="kn-sum">{one.recall ? t('recall.closed') : one.summary}</span>
              <span className="r3">
                <span className="pill">{t(`kind.${one.kind}`)}</span>
                {one.recall ? (
                  <span className="pill is-bad">
                    <Icon name="let" />
                    {t('recall.mark')}
                  </span>
                ) : (
                  <BecauseLine because={one.because} />
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Missed({ tenantId, search }: { tenantId: string; search: string }) {
  const { t } = useTranslation('knowledge');
  const [state, setState] = useState<{ done?: boolean; failed?: unknown }>({});
  if (state.done)
    return (
      <p className="ok-line" role="status">
        {t('missedDone')}
      </p>
    );
  const say = () =>
    command(tenantId, GIVE_FEEDBACK, {
      input: { expectedTenantId: tenantId, kind: 'NOT_FOUND', note: search.slice(0, 1_000) },
    }).then(
      () => setState({ done: true }),
      (failed: unknown) => setState({ failed }),
    );
  return (
    <div className="kn-missed">
      <ActionButton size="small" onClick={() => void say()}>
        {t('missed')}
      </ActionButton>
      <FailureLine failed={state.failed} />
    </div>
  );
}
