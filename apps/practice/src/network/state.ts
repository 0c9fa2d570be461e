import { insertId, removeId } from './ids.js';
import type {
  AccountRecord,
  AppRecord,
  EditRecord,
  JournalRecord,
  MediaRecord,
  StatusRecord,
  StatusVersion,
  TokenRecord,
} from './records.js';
import { findTags, normaliseTag, splitWords } from './text.js';

export interface Account extends Omit<AccountRecord, 'type'> {
  statusIds: string[];
  noticeIds: string[];
  followers: Set<string>;
  following: Set<string>;
}

export interface Status extends Omit<StatusRecord, 'type' | 'notices'> {
  editedAt: string | null;
  tags: string[];
  words: Set<string>;
  replyIds: string[];
  noticeIds: string[];
  /** Earlier versions, oldest first. */
  versions: (StatusVersion & { createdAt: string })[];
}

export interface Media extends Omit<MediaRecord, 'type'> {
  /** The post that took it along. */
  statusId?: string;
}

export interface Notice {
  id: string;
  accountId: string;
  statusId: string;
  createdAt: string;
}

/** Everything the network knows, kept in memory and built by applying the journal. */
export class NetworkState {
  readonly accounts = new Map<string, Account>();
  readonly accountsByName = new Map<string, Account>();
  readonly apps = new Map<string, AppRecord>();
  readonly appsByClientId = new Map<string, AppRecord>();
  readonly tokens = new Map<string, TokenRecord>();
  readonly statuses = new Map<string, Status>();
  /** Ascending by id, as every list of ids here. */
  readonly statusIds: string[] = [];
  readonly statusIdsByTag = new Map<string, string[]>();
  readonly deletedIds = new Set<string>();
  readonly media = new Map<string, Media>();
  readonly notices = new Map<string, Notice>();
  readonly idempotencyKeys = new Map<string, { statusId: string; acceptedAt: number }>();

  apply(record: JournalRecord): void {
    switch (record.type) {
      case 'account':
        return this.addAccount(record);
      case 'profile': {
        const account = this.accounts.get(record.id);
        const { displayName, note, place } = record;
        if (account) Object.assign(account, { displayName, note, place });
        return;
      }
      case 'app':
        this.apps.set(record.id, record);
        this.appsByClientId.set(record.clientId, record);
        return;
      case 'token':
        this.tokens.set(record.token, record);
        return;
      case 'revoke':
        this.tokens.delete(record.token);
        return;
      case 'status':
        return this.addStatus(record);
      case 'edit':
        return this.editStatus(record);
      case 'media': {
        const { type: _, ...media } = record;
        this.media.set(record.id, media);
        return;
      }
      case 'media-text': {
        const media = this.media.get(record.id);
        if (media) media.description = record.description;
        return;
      }
      case 'delete':
        return this.deleteStatus(record.id);
      case 'follow': {
        const [from, to] = [this.accounts.get(record.from), this.accounts.get(record.to)];
        if (!from || !to) return;
        from.following[record.following ? 'add' : 'delete'](to.id);
        to.followers[record.following ? 'add' : 'delete'](from.id);
      }
    }
  }

  findAccountByName(name: string): Account | undefined {
    return this.accountsByName.get(name.toLowerCase());
  }

  private addAccount({ type: _, ...record }: AccountRecord): void {
    const account: Account = {
      ...record,
      statusIds: [],
      noticeIds: [],
      followers: new Set(),
      following: new Set(),
    };
    this.accounts.set(account.id, account);
    this.accountsByName.set(account.username.toLowerCase(), account);
  }

  private addStatus({ type: _, notices, ...record }: StatusRecord): void {
    const status: Status = {
      ...record,
      editedAt: null,
      tags: [],
      words: new Set(),
      replyIds: [],
      noticeIds: [],
      versions: [],
    };
    this.statuses.set(status.id, status);
    insertId(this.statusIds, status.id);
    const account = this.accounts.get(status.accountId);
    if (account) insertId(account.statusIds, status.id);
    const parent = status.inReplyToId ? this.statuses.get(status.inReplyToId) : undefined;
    if (parent) insertId(parent.replyIds, status.id);
    for (const id of status.mediaIds ?? []) this.takeAlong(id, status.id);
    this.index(status);
    this.addNotices(status, notices, status.createdAt);
    if (status.idempotencyKey) {
      this.idempotencyKeys.set(`${status.accountId} ${status.idempotencyKey}`, {
        statusId: status.id,
        acceptedAt: Date.parse(status.acceptedAt),
      });
    }
  }

  private editStatus({ type: _, id, editedAt, notices, ...version }: EditRecord): void {
    const status = this.statuses.get(id);
    if (!status) return;
    const { text, spoilerText, sensitive, language, mentions } = status;
    status.versions.push({
      text,
      spoilerText,
      sensitive,
      language,
      mentions,
      createdAt: status.editedAt ?? status.createdAt,
    });
    this.unindex(status);
    Object.assign(status, version, { editedAt });
    for (const mediaId of status.mediaIds ?? []) this.takeAlong(mediaId, id);
    this.index(status);
    this.addNotices(status, notices, editedAt);
  }

  private deleteStatus(id: string): void {
    const status = this.statuses.get(id);
    if (!status) return;
    this.unindex(status);
    for (const noticeId of status.noticeIds) {
      const notice = this.notices.get(noticeId);
      this.notices.delete(noticeId);
      if (notice) removeId(this.accounts.get(notice.accountId)?.noticeIds ?? [], noticeId);
    }
    // Mastodon leaves the answers standing and takes their link to the parent away.
    for (const replyId of status.replyIds) {
      const reply = this.statuses.get(replyId);
      if (reply) reply.inReplyToId = null;
    }
    const parent = status.inReplyToId ? this.statuses.get(status.inReplyToId) : undefined;
    if (parent) removeId(parent.replyIds, id);
    removeId(this.accounts.get(status.accountId)?.statusIds ?? [], id);
    removeId(this.statusIds, id);
    this.statuses.delete(id);
    this.deletedIds.add(id);
  }

  private addNotices(status: Status, notices: StatusRecord['notices'], createdAt: string): void {
    for (const { id, accountId } of notices) {
      this.notices.set(id, { id, accountId, statusId: status.id, createdAt });
      status.noticeIds.push(id);
      const account = this.accounts.get(accountId);
      if (account) insertId(account.noticeIds, id);
    }
  }

  private takeAlong(mediaId: string, statusId: string): void {
    const media = this.media.get(mediaId);
    if (media) media.statusId = statusId;
  }

  private index(status: Status): void {
    status.tags = findTags(status.text);
    status.words = new Set(splitWords(`${status.spoilerText} ${status.text}`));
    for (const tag of status.tags) {
      const key = normaliseTag(tag);
      const ids = this.statusIdsByTag.get(key) ?? [];
      this.statusIdsByTag.set(key, ids);
      insertId(ids, status.id);
    }
  }

  private unindex(status: Status): void {
    for (const tag of status.tags) removeId(this.statusIdsByTag.get(normaliseTag(tag)) ?? [], status.id);
  }
}
