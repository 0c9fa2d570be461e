import '../../ui/page.css';
import './triage.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keyboard';
import { countOnRail } from '../../app/rail-counts';
import { follow } from '../../app/router';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import { addWords } from '../../i18n/index';
import { EmptyState, FailureState } from '../../ui/failure-state';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TriageItem, type Given } from './triage-item';
import { TriageKeys } from './triage-keys';
import nl from './triage.nl.json';
import { TRIAGE } from './triage.queries';

addWords('triage', nl, () => import('./triage.en.json'));

export default function TriagePage() {
  const { t } = useTranslation('triage');
  const { me, focus } = useSession();
  const tenantId = (me.memberships.find((one) => hasRole(one, ['TRIAGE'])) ?? focus).tenant.id;
  const { data, failed, again } = useAnswer(tenantId, TRIAGE, {}, ['TRIAGE']);
  const [given, setGiven] = useState<Given>();
  const list = useRef<HTMLUListElement>(null);
  const posts = data?.triagePosts ?? [];
  const members = data?.partnership.members.map((one) => one.tenant).filter((one) => one.kind === 'MUNICIPALITY') ?? [];
  const disputed = data?.attributionRules.filter((one) => one.state === 'DISPUTED').length ?? 0;
  useEffect(() => {
    if (data) countOnRail('triage', data.triagePosts.length);
  }, [data]);

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-post]') ?? [])];
  const step = (by: -1 | 1) => {
    const all = items();
    const at = all.findIndex((one) => one.contains(document.activeElement));
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  useKeys({ next: () => step(1), previous: () => step(-1) });
  const done = (next: Given, index: number) => {
    setGiven(next);
    const all = items();
    // The one that goes away hands the attention to its neighbour before it goes.
    (all[index + 1] ?? all[index - 1])?.focus();
    again();
  };
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('text')}</p>
        </div>
        <a className="btn" href="/zoekopdrachten/regels" onClick={follow} data-testid="rules-link">
          {t('rules')}
          {disputed > 0 ? (
            <span className="pill is-warn">
              <Icon name="let" />
              {t('disputed', { count: disputed })}
            </span>
          ) : null}
        </a>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      <p role="status" className={given ? 'strip is-running' : 'sr'} data-testid="triage-said">
        {given ? (
          <>
            <Icon name="check" />
            <span>
              {t(given.to ? 'given' : 'dropped', { to: given.to })}{' '}
              {given.rule ? (
                <>
                  {t('ruleMade', { name: given.rule, to: given.to })}{' '}
                  <a href="/zoekopdrachten/regels" onClick={follow}>
                    {t('rulesLook')}
                  </a>
                </>
              ) : null}
            </span>
          </>
        ) : null}
      </p>
      {data && posts.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} /> : null}
      {posts.length > 0 ? (
        <>
          <TriageKeys />
          <ul className="card items" aria-label={t('posts')} ref={list}>
            {posts.map((post, index) => (
              <TriageItem
                key={post.id}
                post={post}
                waiting={posts}
                members={members}
                tenantId={tenantId}
                onDone={(next) => done(next, index)}
              />
            ))}
          </ul>
        </>
      ) : null}
    </main>
  );
}
