import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { TriageQuery } from '../../gql/graphql';
import { atHandle } from '../../ui/at-handle';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatMinutes, formatTime } from '../../ui/format';
import { TenantName } from '../../ui/tenant';
import { cutName, wordsBeside } from '../../ui/post-words';
import { ATTRIBUTE } from './triage.queries';
import { useItemKeys } from './use-item-keys';

type Post = TriageQuery['triagePosts'][number];
type Member = TriageQuery['partnership']['members'][number]['tenant'];

/** What became of a post: to whom it went, and the name of which a rule was made. */
export interface Given {
  readonly to: string | undefined;
  readonly rule: string | undefined;
}

interface Props {
  post: Post;
  /** All that waits; a rule is about more than one post. */
  waiting: readonly Post[];
  members: readonly Member[];
  tenantId: string;
  onDone: (given: Given) => void;
}

/** One post without a member: why it is here, and by a click or a number whose it is. */
export function TriageItem({ post, waiting, members, tenantId, onDone }: Props) {
  const { t } = useTranslation('triage');
  const [failed, setFailed] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [rule, setRule] = useState(false);
  const [word, setWord] = useState('');
  const name = post.ambiguousName;
  const others = members.filter((one) => !post.candidates.some((candidate) => candidate.id === one.id));
  const give = (to: { id: string; name: string } | undefined) => {
    if (busy) return;
    const makeRule = rule && name != null && to !== undefined;
    setBusy(true);
    setFailed(undefined);
    const input = { postId: post.id, tenantId: to?.id ?? null, makeRule, word: makeRule && word ? word : null };
    command(tenantId, ATTRIBUTE, { input })
      .then(() => onDone({ to: to?.name, rule: makeRule ? name : undefined }), setFailed)
      .finally(() => setBusy(false));
  };
  const item = useItemKeys<HTMLLIElement>((event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = /^[1-9]$/.test(event.key) ? post.candidates[Number(event.key) - 1] : undefined;
    if (!chosen && event.key !== '0' && !(event.key === 'm' && name)) return;
    event.preventDefault();
    if (event.key === 'm') setRule(!rule);
    else give(chosen);
  });
  const left = (Date.parse(post.expiresAt) - Date.now()) / 60_000;
  return (
    <li data-testid="triage-post" data-post-id={post.id} data-post tabIndex={-1} ref={item}>
      <div className="grow">
        <h2 className="h3">
          {atHandle(post.authorHandle)} <time dateTime={post.publishedAt}>{formatTime(post.publishedAt)}</time>
        </h2>
        <p className="said">
          {cutName(post.text, name).map((piece, index) =>
            index % 2 === 1 ? (
              <mark key={index} className="name">
                {piece}
              </mark>
            ) : (
              piece
            ),
          )}
        </p>
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
        {name ? (
          <div className="rule-ask">
            <label className="choice">
              <input
                type="checkbox"
                checked={rule}
                onChange={(event) => setRule(event.target.checked)}
                data-testid="make-rule"
              />
              <span>
                {t('rule')} <kbd aria-hidden="true">m</kbd>
              </span>
            </label>
            {rule ? (
              <p>
                {t('ruleSays', { name })}{' '}
                <label>
                  {t('ruleWord')}{' '}
                  <select className="sel" value={word} onChange={(event) => setWord(event.target.value)}>
                    <option value="">{t('ruleAlways')}</option>
                    {wordsBeside(post.text, name).map((one) => (
                      <option key={one} value={one}>
                        {one}
                      </option>
                    ))}
                  </select>
                </label>{' '}
                <span role="status" data-testid="rule-reach">
                  {t('ruleReach', { count: about(waiting, name, word) })}
                </span>
              </p>
            ) : null}
          </div>
        ) : null}
        <FailureLine failed={failed} />
      </div>
      <div className="acts" role="group" aria-label={t('give')}>
        {post.candidates.map((one, index) => (
          <ActionButton key={one.id} disabled={busy} onClick={() => give(one)}>
            <kbd aria-hidden="true">{index + 1}</kbd>
            <TenantName tenant={one} />
          </ActionButton>
        ))}
        {others.length > 0 ? (
          <select
            className="sel"
            aria-label={t('other')}
            value=""
            disabled={busy}
            onChange={(event) => give(others.find((one) => one.id === event.target.value))}
          >
            <option value="" disabled>
              {t('other')}
            </option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        ) : null}
        <ActionButton disabled={busy} onClick={() => give(undefined)}>
          <kbd aria-hidden="true">0</kbd>
          <span>{t('nobody')}</span>
        </ActionButton>
      </div>
    </li>
  );
}

/** How many of the posts that wait hold the name of a rule, and its word. */
const about = (waiting: readonly Post[], name: string, word: string) =>
  waiting.filter((one) => one.ambiguousName === name && (word === '' || wordsBeside(one.text, name).includes(word)))
    .length;
