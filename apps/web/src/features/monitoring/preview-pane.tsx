import { useTranslation } from 'react-i18next';
import { atHandle } from '../../ui/at-handle';
import { FailureLine } from '../../ui/failure-state';
import { formatDay, formatNumber, formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { NetworkMark } from '../../ui/network';
import { Segments } from '../../ui/segments';
import { Skeleton } from '../../ui/skeleton';
import { formatRate, formatSmallShare } from './figures';
import { cutAt } from './query-text';
import type { Preview, Previewed } from './use-preview';

const DAYS = ['7', '30'] as const;

interface Props {
  previewed: Previewed;
  empty: boolean;
  /** The query cannot be read. */
  wrong: boolean;
  days: number;
  onDays: (days: number) => void;
}

/** What the query would have caught among what was stored, and what that would mean for the licence. */
export function PreviewPane({ previewed, empty, wrong, days, onDays }: Props) {
  const { t } = useTranslation('builder');
  const { preview, failed, busy } = previewed;
  const shown = preview && !preview.error && !wrong ? preview : undefined;
  return (
    <section className="card preview" aria-labelledby="h-preview" data-testid="preview" data-busy={busy}>
      <div className="preview-h">
        <h2 id="h-preview">{t('preview.title')}</h2>
        <Segments
          label={t('preview.period')}
          value={String(days) as (typeof DAYS)[number]}
          options={DAYS.map((value) => ({ value, label: t('preview.days', { days: value }) }))}
          onChange={(value) => onDays(Number(value))}
          small
        />
      </div>
      <div className="preview-b">
        <FailureLine failed={failed} />
        {empty ? <p className="meta-line">{t('preview.nothing')}</p> : null}
        {!empty && !shown && busy ? <Skeleton kind="rows" /> : null}
        {wrong || preview?.error ? <p className="meta-line">{t('preview.problem')}</p> : null}
        {!empty && shown ? <Found preview={shown} days={days} old={busy} /> : null}
      </div>
    </section>
  );
}

function Found({ preview, days, old }: { preview: Preview; days: number; old: boolean }) {
  const { t } = useTranslation('builder');
  return (
    <div className={old ? 'is-old' : undefined}>
      <div role="status">
        <dl className="preview-f">
          <div>
            <dt>{t('preview.matched')}</dt>
            <dd data-testid="preview-matched">
              {preview.complete
                ? formatNumber(preview.matched)
                : t('preview.atLeast', { number: formatNumber(preview.matched) })}
            </dd>
            <dd className="meta-line">{t('preview.scanned', { number: formatNumber(preview.scanned), days })}</dd>
          </div>
          <div>
            <dt>{t('preview.perDay')}</dt>
            <dd>{t('preview.about', { number: formatRate(preview.matchesPerDay) })}</dd>
            <dd className="meta-line">
              {preview.licenceShare == null
                ? t('preview.noLicence')
                : t('preview.share', { share: formatSmallShare(preview.licenceShare) })}
            </dd>
          </div>
        </dl>
      </div>
      {preview.posts.length === 0 ? (
        <p className="meta-line">{t('preview.none')}</p>
      ) : (
        <ul className="preview-l" aria-label={t('preview.posts')}>
          {preview.posts.map((post) => (
            <li key={post.id} data-testid="preview-post">
              <p className="h3">
                <NetworkMark network={post.network} /> {atHandle(post.authorHandle)}{' '}
                <time dateTime={post.at}>
                  {formatDay(post.at)}, {formatTime(post.at)}
                </time>
              </p>
              <p className="said">
                {cutAt(post.text, post.highlights).map((piece, index) =>
                  piece.marked ? (
                    <mark key={index} className="hit">
                      {piece.text}
                    </mark>
                  ) : (
                    piece.text
                  ),
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {preview.anchors.length > 0 ? (
        <p className="meta-line anchors">
          <Icon name="info" />
          <span>
            {t('preview.anchors', { count: preview.anchors.length })}{' '}
            <code>{preview.anchors.slice(0, 8).join(' ')}</code>
          </span>
        </p>
      ) : null}
    </div>
  );
}
