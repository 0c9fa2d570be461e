import { notFound } from './refusal.js';
import { cutPage, type PageRequest } from './paging.js';
import type { Account, NetworkState, Notice, Status } from './state.js';
import { normaliseTag } from './text.js';
import { isOnPublicTimeline, maySee } from './visibility.js';

/** What one viewer (or nobody in particular) can read; everything passes through `maySee`. */
export class Reading {
  constructor(
    private readonly state: NetworkState,
    private readonly viewer: Account | null,
  ) {}

  /** @throws Refusal 404 for a post that is unknown and for one that the viewer may not see. */
  getStatus(id: string): Status {
    const status = this.state.statuses.get(id);
    if (!status || !maySee(this.state, this.viewer, status)) throw notFound();
    return status;
  }

  getAccount(id: string): Account {
    const account = this.state.accounts.get(id);
    if (!account) throw notFound();
    return account;
  }

  listPublic(page: PageRequest): Status[] {
    return this.cut(this.state.statusIds, page, isOnPublicTimeline);
  }

  listHome(page: PageRequest): Status[] {
    const viewer = this.viewer;
    if (!viewer) return [];
    return this.cut(this.state.statusIds, page, (status) => {
      if (status.accountId === viewer.id) return true;
      return viewer.following.has(status.accountId) && status.visibility !== 'direct';
    });
  }

  listTag(tag: string, page: PageRequest): Status[] {
    const ids = this.state.statusIdsByTag.get(normaliseTag(tag)) ?? [];
    return this.cut(ids, page, (status) => status.visibility === 'public');
  }

  listOfAccount(account: Account, page: PageRequest, accepts: (status: Status) => boolean): Status[] {
    return this.cut(account.statusIds, page, accepts);
  }

  listNotices(page: PageRequest, accepts: (notice: Notice) => boolean): Notice[] {
    const ids = cutPage(this.viewer?.noticeIds ?? [], page, (id) => accepts(this.state.notices.get(id)!));
    return ids.map((id) => this.state.notices.get(id)!);
  }

  /** Ancestors from the first post down; descendants depth first, as they read in a thread. */
  listContext(status: Status): { ancestors: Status[]; descendants: Status[] } {
    const ancestors: Status[] = [];
    for (let at = this.findParent(status); at; at = this.findParent(at)) ancestors.unshift(at);
    const descendants: Status[] = [];
    const waiting = [...status.replyIds].reverse();
    while (waiting.length > 0) {
      const reply = this.state.statuses.get(waiting.pop()!);
      if (!reply) continue;
      if (maySee(this.state, this.viewer, reply)) descendants.push(reply);
      waiting.push(...[...reply.replyIds].reverse());
    }
    return { ancestors: ancestors.filter((item) => maySee(this.state, this.viewer, item)), descendants };
  }

  private findParent(status: Status): Status | undefined {
    return status.inReplyToId ? this.state.statuses.get(status.inReplyToId) : undefined;
  }

  private cut(ids: readonly string[], page: PageRequest, accepts: (status: Status) => boolean): Status[] {
    const found = cutPage(ids, page, (id) => {
      const status = this.state.statuses.get(id)!;
      return accepts(status) && maySee(this.state, this.viewer, status);
    });
    return found.map((id) => this.state.statuses.get(id)!);
  }
}
