import type { Account, NetworkState, Status } from './state.js';

/** Who may read a post: a direct one is for its author and those it names, a private one for followers as well. */
export function maySee(state: NetworkState, viewer: Account | null, status: Status): boolean {
  if (status.visibility === 'public' || status.visibility === 'unlisted') return true;
  if (!viewer) return false;
  if (viewer.id === status.accountId || status.mentions.includes(viewer.id)) return true;
  return status.visibility === 'private' && (state.accounts.get(status.accountId)?.followers.has(viewer.id) ?? false);
}

/** The public timeline shows posts, not what people answer one another. */
export function isOnPublicTimeline(status: Status): boolean {
  if (status.visibility !== 'public') return false;
  return status.inReplyToAccountId === null || status.inReplyToAccountId === status.accountId;
}
