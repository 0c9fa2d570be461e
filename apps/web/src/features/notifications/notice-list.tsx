import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import { go } from '../../app/router';
import { useSession } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { EmptyState, FailureLine, FailureState } from '../../ui/failure-state';
import { formatDate, formatTime } from '../../ui/format';
import { Skeleton } from '../../ui/skeleton';
import { TenantCode } from '../../ui/tenant';
import { mergeNotices, type TenantNotice } from './merged-notices';
import { READ_ALL_NOTIFICATIONS, READ_NOTIFICATION } from './notifications.queries';
import { useNotices } from './use-notices';

/** What one was told, over all one's councils; a click reads it and goes there. `onGo`: something was chosen. */
export function NoticeList({ onGo }: { onGo?: () => void }) {
  const { t, i18n } = useTranslation('notifications');
  const { me, focus, setFocus } = useSession();
  const tenants = new Map(me.memberships.map((one) => [one.tenant.id, one.tenant]));
  const { pages, failed, loaded, again, more } = useNotices([...tenants.keys()], i18n.language === 'en' ? 'EN' : 'NL');
  const [trouble, setTrouble] = useState<unknown>();
  const notices = mergeNotices(pages);
  const hasMore = [...pages.values()].some((page) => page.hasMore);

  const open = (notice: TenantNotice) => {
    const input = { notificationId: notice.id, expectedTenantId: notice.tenantId };
    if (!notice.read) void command(notice.tenantId, READ_NOTIFICATION, { input }).catch(() => undefined);
    // Pages outside the desk show one council: that of the notice.
    if (notice.tenantId !== focus.tenant.id && !notice.path.startsWith('/werkvoorraad')) setFocus(notice.tenantId);
    go(notice.path);
    onGo?.();
  };

  const readAll = async () => {
    setTrouble(undefined);
    try {
      for (const tenantId of tenants.keys()) {
        const newest = pages.get(tenantId)?.items.find((notice) => !notice.read);
        const until = pages.get(tenantId)?.items[0]?.at;
        if (!newest || !until) continue;
        await command(tenantId, READ_ALL_NOTIFICATIONS, { input: { until, expectedTenantId: tenantId } });
      }
    } catch (failure) {
      setTrouble(failure);
    }
    again();
  };

  if (failed && !loaded) return <FailureState failed={failed} again={again} />;
  if (!loaded) return <Skeleton kind="page" />;
  if (notices.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  return (
    <div className="notices">
      <p className="row">
        <ActionButton
          size="small"
          disabled={notices.every((notice) => notice.read)}
          onClick={() => void readAll()}
          data-testid="read-all"
        >
          {t('readAll')}
        </ActionButton>
      </p>
      <FailureLine failed={trouble ?? failed} />
      <ul className="notice-rows">
        {notices.map((notice) => (
          <li key={notice.id}>
            <a
              href={notice.path}
              className={notice.read ? 'notice' : 'notice is-new'}
              data-testid="notice"
              data-kind={notice.kind}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                open(notice);
              }}
            >
              {tenants.size > 1 ? <TenantCode tenant={tenants.get(notice.tenantId)!} /> : null}
              <span className="notice-t">
                {notice.read ? null : <span className="sr">{t('new')} </span>}
                {notice.sentence}
                <time dateTime={notice.at}>
                  {t('at', { date: formatDate(notice.at), time: formatTime(notice.at) })}
                </time>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {hasMore ? (
        <p className="row">
          <ActionButton onClick={more} data-testid="more-notices">
            {t('more')}
          </ActionButton>
        </p>
      ) : null}
    </div>
  );
}
