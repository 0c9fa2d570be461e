import type { NotificationsQuery } from '../../gql/graphql';

export type Notice = NotificationsQuery['notifications']['items'][number];

export interface NoticePages {
  readonly items: readonly Notice[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
}

export interface TenantNotice extends Notice {
  readonly tenantId: string;
}

/**
 * The notices of several tenants in one order, newest first. Of a tenant that has more, nothing older than its last one is known;
 * so what is older than that waits, or a later page would come in between.
 */
export function mergeNotices(pages: ReadonlyMap<string, NoticePages>): TenantNotice[] {
  const open = [...pages.values()].filter((page) => page.hasMore && page.items.length > 0);
  const horizon = open.map((page) => page.items.at(-1)!.at).reduce((a, b) => (a > b ? a : b), '');
  return [...pages]
    .flatMap(([tenantId, page]) => page.items.map((notice) => ({ ...notice, tenantId })))
    .filter((notice) => notice.at >= horizon)
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

/** The tenant whose next page must come first. */
export function nextTenant(pages: ReadonlyMap<string, NoticePages>): string | undefined {
  const open = [...pages].filter(([, page]) => page.hasMore);
  return open.sort(([, a], [, b]) => ((a.items.at(-1)?.at ?? '') < (b.items.at(-1)?.at ?? '') ? 1 : -1))[0]?.[0];
}

/** What the bell shows; nobody counts further than this. */
export const bellText = (count: number): string => (count > 99 ? '99+' : String(count));
