import { randomBytes } from 'node:crypto';
import { IdClock } from './ids.js';
import type { Journal } from './journal.js';
import type { AccountKind, AppRecord, JournalRecord, MentionNotice, TokenRecord, Visibility } from './records.js';
import { invalid, notFound } from './refusal.js';
import { NetworkState, type Account, type Media, type Notice, type Status } from './state.js';
import { checkMedia, pictureType } from './pictures.js';
import { MAX_CHARACTERS, measureText, splitText } from './text.js';
import { maySee } from './visibility.js';

export type NetworkEvent =
  | { kind: 'posted' | 'edited'; status: Status }
  | { kind: 'deleted'; status: Status }
  | { kind: 'noticed'; notice: Notice };

export interface NewPost {
  text: string;
  visibility?: Visibility;
  inReplyToId?: string | null;
  spoilerText?: string;
  sensitive?: boolean;
  language?: string | null;
  idempotencyKey?: string;
  appId?: string | null;
  mediaIds?: string[];
  /** Only for planted history. */
  createdAt?: string;
}

export interface PostChange {
  text: string;
  /** As Mastodon: an edit without them takes them off. */
  mediaIds?: string[];
  spoilerText?: string;
  sensitive?: boolean;
  language?: string | null;
}

const IDEMPOTENCY_MS = 60 * 60 * 1000;

/** The rules of the network: every change is checked, journalled, applied and then told. */
export class Network {
  readonly state = new NetworkState();
  private readonly ids: IdClock;
  /** How long a picture takes to be made ready. */
  mediaDelayMs = 0;
  private readonly listeners = new Set<(event: NetworkEvent) => void>();

  constructor(
    private readonly journal: Journal,
    readonly baseUrl: string,
    readonly now: () => number = Date.now,
  ) {
    this.ids = new IdClock(now);
    for (const record of journal.read()) {
      this.state.apply(record);
      if ('id' in record) this.ids.observe(record.id);
      if ('notices' in record) for (const { id } of record.notices) this.ids.observe(id);
    }
  }

  onEvent(listener: (event: NetworkEvent) => void): void {
    this.listeners.add(listener);
  }

  close(): void {
    this.listeners.clear();
    this.journal.close();
  }

  /** @throws Refusal 422 when the name is taken or cannot be a name. */
  register(input: {
    username: string;
    displayName?: string;
    note?: string;
    kind: AccountKind;
    email?: string;
    passwordHash?: string;
  }): Account {
    const { username } = input;
    if (!/^[a-z0-9_]{1,30}$/i.test(username)) {
      throw invalid('Username must contain only letters, numbers and underscores, 30 at most');
    }
    if (this.state.findAccountByName(username)) throw invalid('Username has already been taken');
    const id = this.ids.next();
    this.commit({
      type: 'account',
      id,
      username,
      displayName: input.displayName || username,
      note: input.note ?? '',
      kind: input.kind,
      createdAt: this.timestamp(),
      ...(input.email ? { email: input.email.toLowerCase() } : {}),
      ...(input.passwordHash ? { passwordHash: input.passwordHash } : {}),
    });
    return this.state.accounts.get(id)!;
  }

  describe(account: Account, profile: { displayName?: string; note?: string; place?: string }): void {
    const { displayName = account.displayName, note = account.note, place = account.place } = profile;
    if (displayName === account.displayName && note === account.note && place === account.place) return;
    this.commit({ type: 'profile', id: account.id, displayName, note, ...(place !== undefined && { place }) });
  }

  registerApp(input: Pick<AppRecord, 'name' | 'website' | 'redirectUris' | 'scopes'>): AppRecord {
    const app: AppRecord = {
      type: 'app',
      id: this.ids.next(),
      clientId: randomBytes(24).toString('base64url'),
      clientSecret: randomBytes(24).toString('base64url'),
      ...input,
    };
    this.commit(app);
    return app;
  }

  issueToken(input: Pick<TokenRecord, 'scopes' | 'appId' | 'accountId'>): TokenRecord {
    const token: TokenRecord = {
      type: 'token',
      token: randomBytes(32).toString('base64url'),
      createdAt: this.timestamp(),
      ...input,
    };
    this.commit(token);
    return token;
  }

  revokeToken(token: string): void {
    if (this.state.tokens.has(token)) this.commit({ type: 'revoke', token });
  }

  follow(from: Account, to: Account, following: boolean): void {
    if (from.id === to.id) throw invalid('You cannot follow yourself');
    if (from.following.has(to.id) !== following) {
      this.commit({ type: 'follow', from: from.id, to: to.id, following });
    }
  }

  /** @throws Refusal 422 for what is no picture. */
  addMedia(author: Account, bytes: Buffer, description: string): Media {
    const mediaType = pictureType(bytes);
    if (!mediaType) throw invalid('File is not a picture of a kind that is taken');
    const id = this.ids.next();
    const readyAt = this.now() + this.mediaDelayMs;
    const [accountId, text] = [author.id, description.slice(0, 1500)];
    const record = { type: 'media', id, accountId, mediaType, bytes: bytes.toString('base64') } as const;
    this.commit({ ...record, description: text, readyAt });
    return this.state.media.get(id)!;
  }

  describeMedia(id: string, description: string): Media {
    this.commit({ type: 'media-text', id, description: description.slice(0, 1500) });
    return this.state.media.get(id)!;
  }

  isReady(media: Media): boolean {
    return media.readyAt <= this.now();
  }

  /** The same key from the same account within the hour gives the post that the first call made. */
  post(author: Account, input: NewPost): Status {
    const earlier = this.findByKey(author, input.idempotencyKey);
    if (earlier) return earlier;
    const spoilerText = input.spoilerText ?? '';
    const mediaIds = checkMedia(this, author, input.mediaIds ?? []);
    checkText(input.text, spoilerText, mediaIds.length > 0);
    const parent = this.findParent(author, input.inReplyToId);
    const now = this.now();
    const time = input.createdAt ? Date.parse(input.createdAt) : now;
    const id = time < now ? this.ids.at(time, (taken) => this.isTaken(taken)) : this.ids.next();
    const mentions = this.resolveMentions(input.text);
    this.commit({
      type: 'status',
      id,
      accountId: author.id,
      text: input.text,
      spoilerText,
      sensitive: input.sensitive ?? false,
      language: input.language ?? 'nl',
      visibility: input.visibility ?? 'public',
      inReplyToId: parent?.id ?? null,
      inReplyToAccountId: parent?.accountId ?? null,
      createdAt: new Date(time).toISOString(),
      acceptedAt: new Date(now).toISOString(),
      ...(mediaIds.length > 0 ? { mediaIds } : {}),
      appId: input.appId ?? null,
      mentions,
      notices: this.noticesFor(mentions.filter((accountId) => accountId !== author.id)),
      ...(input.idempotencyKey ? { idempotencyKey: input.idempotencyKey } : {}),
    });
    const status = this.state.statuses.get(id)!;
    this.tell({ kind: 'posted', status });
    this.tellNotices(status, []);
    return status;
  }

  edit(author: Account, id: string, change: PostChange): Status {
    const status = this.getOwn(author, id);
    const spoilerText = change.spoilerText ?? status.spoilerText;
    const mediaIds = checkMedia(this, author, change.mediaIds ?? [], id);
    checkText(change.text, spoilerText, mediaIds.length > 0);
    const mentions = this.resolveMentions(change.text);
    const known = [...status.noticeIds];
    const noticed = new Set([author.id, ...known.map((noticeId) => this.state.notices.get(noticeId)?.accountId)]);
    this.commit({
      type: 'edit',
      id,
      mediaIds,
      text: change.text,
      spoilerText,
      sensitive: change.sensitive ?? status.sensitive,
      language: change.language === undefined ? status.language : change.language,
      editedAt: this.timestamp(),
      mentions,
      notices: this.noticesFor(mentions.filter((accountId) => !noticed.has(accountId))),
    });
    this.tell({ kind: 'edited', status });
    this.tellNotices(status, known);
    return status;
  }

  delete(author: Account, id: string): Status {
    const status = this.getOwn(author, id);
    this.commit({ type: 'delete', id });
    this.tell({ kind: 'deleted', status });
    return status;
  }

  private getOwn(author: Account, id: string): Status {
    const status = this.state.statuses.get(id);
    if (!status || status.accountId !== author.id) throw notFound();
    return status;
  }

  private findByKey(author: Account, key: string | undefined): Status | undefined {
    const earlier = key ? this.state.idempotencyKeys.get(`${author.id} ${key}`) : undefined;
    if (!earlier || this.now() - earlier.acceptedAt > IDEMPOTENCY_MS) return undefined;
    const status = this.state.statuses.get(earlier.statusId);
    if (!status) throw notFound();
    return status;
  }

  private findParent(author: Account, id: string | null | undefined): Status | undefined {
    if (!id) return undefined;
    const parent = this.state.statuses.get(id);
    if (!parent || !maySee(this.state, author, parent)) throw notFound();
    return parent;
  }

  private resolveMentions(text: string): string[] {
    const host = new URL(this.baseUrl).host;
    const ids = new Set<string>();
    for (const part of splitText(text)) {
      if (part.kind !== 'mention' || (part.host && part.host !== host)) continue;
      const account = this.state.findAccountByName(part.username);
      if (account) ids.add(account.id);
    }
    return [...ids];
  }

  private noticesFor(accountIds: string[]): MentionNotice[] {
    return accountIds.map((accountId) => ({ id: this.ids.next(), accountId }));
  }

  private tellNotices(status: Status, known: string[]): void {
    for (const id of status.noticeIds) {
      const notice = this.state.notices.get(id);
      if (notice && !known.includes(id)) this.tell({ kind: 'noticed', notice });
    }
  }

  private isTaken(id: string): boolean {
    return this.state.statuses.has(id) || this.state.deletedIds.has(id);
  }

  private timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  private commit(record: JournalRecord): void {
    this.journal.append(record);
    this.state.apply(record);
  }

  private tell(event: NetworkEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function checkText(text: string, spoilerText: string, hasMedia: boolean): void {
  if (text.trim() === '' && !hasMedia) throw invalid("Text can't be blank");
  if (measureText(text) + measureText(spoilerText) > MAX_CHARACTERS) {
    throw invalid(`Text character limit of ${MAX_CHARACTERS} exceeded`);
  }
}
