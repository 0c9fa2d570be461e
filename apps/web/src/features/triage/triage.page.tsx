import '../../ui/page.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { countOnRail } from '../../app/rail-counts';
import { hasRole, useSession } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { TriageQuery } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { formatMinutes, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { TenantName } from '../../ui/tenant';
import nl from './triage.nl.json';
import { ATTRIBUTE, TRIAGE } from './triage.queries';

addWords('triage', nl, () => import('./triage.en.json'));

type Post = TriageQuery['triagePosts'][number];
type Member = TriageQuery['partnership']['members'][number]['tenant'];

export default function TriagePage() {
  const { t } = useTranslation('triage');
  const { me, focus } = useSession();
  const tenantId = (me.memberships.find((one) => hasRole(one, ['TRIAGE'])) ?? focus).tenant.id;
  const { data, failed, again } = useAnswer(tenantId, TRIAGE, {}, ['TRIAGE']);
  const posts = data?.triagePosts ?? [];
  const members = data?.partnership.members.map((one) => one.tenant).filter((one) => one.kind === 'MUNICIPALITY') ?? [];
  useEffect(() => {
    if (data) countOnRail('triage', data.triagePosts.length);
  }, [data]);
  return (
    <main className="page" id="inhoud" tabIndex={-1}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('text')}</p>
        </div>
      </div>
      {failed ? <FailureState failed={failed} again={again} /> : null}
      {!data && !failed ? <Skeleton kind="page" /> : null}
      {data && posts.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} /> : null}
      {posts.length > 0 ? (
        <ul className="card items" aria-label={t('posts')}>
          {posts.map((post) => (
            <TriageItem key={post.id} post={post} members={members} tenantId={tenantId} onDone={again} />
          ))}
        </ul>
      ) : null}
    </main>
  );
}

interface ItemProps {
  post: Post;
  members: readonly Member[];
  tenantId: string;
  onDone: () => void;
}

function TriageItem({ post, members, tenantId, onDone }: ItemProps) {
  const { t } = useTranslation('triage');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const others = members.filter((one) => !post.candidates.some((candidate) => candidate.id === one.id));
  const give = (to: string | null) => {
    setBusy(true);
    setFailed(undefined);
    command(tenantId, ATTRIBUTE, { input: { postId: post.id, tenantId: to } })
      .then(onDone, setFailed)
      .finally(() => setBusy(false));
  };
  const left = (Date.parse(post.expiresAt) - Date.now()) / 60_000;
  return (
    <li data-testid="triage-post" data-post-id={post.id}>
      <div className="grow">
        <h2 className="h3">
          {atHandle(post.authorHandle)} <time dateTime={post.publishedAt}>{formatTime(post.publishedAt)}</time>
        </h2>
        <p className="said">{post.text}</p>
        <p>
          <b>{t('why')}</b> {post.why}
        </p>
        <p>
          {t('expires', { time: formatMinutes(left) })}{' '}
          {post.permalink ? (
            <a href={post.permalink} target="_blank" rel="noreferrer">
              {t('open')}
            </a>
          ) : null}
        </p>
        <FailureLine failed={failed} />
      </div>
      <div className="acts" role="group" aria-label={t('give')}>
        {post.candidates.map((one) => (
          <ActionButton key={one.id} disabled={busy} onClick={() => give(one.id)}>
            <TenantName tenant={one} />
          </ActionButton>
        ))}
        {others.length > 0 ? (
          <select
            className="sel"
            aria-label={t('other')}
            value=""
            disabled={busy}
            onChange={(event) => event.target.value && give(event.target.value)}
          >
            <option value="">{t('other')}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        ) : null}
        <ActionButton disabled={busy} onClick={() => give(null)}>
          <Icon name="kruis" />
          <span>{t('nobody')}</span>
        </ActionButton>
      </div>
    </li>
  );
}
