import { escapeHtml, renderHtml } from '../network/html.js';
import type { Network } from '../network/network.js';
import type { AppRecord, StatusVersion, TokenRecord } from '../network/records.js';
import type { Account, Media, Notice, Status } from '../network/state.js';
import { normaliseTag } from '../network/text.js';

const OFFICIAL_ROLE = { id: '1', name: 'Officieel account', color: '#1f4e9c' };

/** Writes accounts, posts and notices in the shapes that Mastodon 4 documents. */
export class Entities {
  constructor(private readonly network: Network) {}

  account(account: Account) {
    const { baseUrl } = this.network;
    const last = account.statusIds.at(-1);
    const picture = `${baseUrl}/avatars/${account.username}.svg`;
    return {
      id: account.id,
      username: account.username,
      acct: account.username,
      display_name: account.displayName,
      locked: false,
      bot: false,
      discoverable: true,
      indexable: true,
      group: false,
      noindex: false,
      hide_collections: null,
      created_at: account.createdAt,
      note: renderHtml(account.note, baseUrl, () => false),
      url: `${baseUrl}/@${account.username}`,
      uri: `${baseUrl}/users/${account.username}`,
      avatar: picture,
      avatar_static: picture,
      header: picture,
      header_static: picture,
      followers_count: account.followers.size,
      following_count: account.following.size,
      statuses_count: account.statusIds.length,
      last_status_at: last ? (this.network.state.statuses.get(last)?.createdAt.slice(0, 10) ?? null) : null,
      emojis: [],
      roles: account.kind === 'official' ? [OFFICIAL_ROLE] : [],
      fields: account.place
        ? [{ name: 'Woonplaats', value: renderHtml(account.place, baseUrl, () => false), verified_at: null }]
        : [],
    };
  }

  credentialAccount(account: Account) {
    return {
      ...this.account(account),
      source: {
        privacy: 'public',
        sensitive: false,
        language: 'nl',
        note: account.note,
        fields: [],
        follow_requests_count: 0,
        hide_collections: null,
        discoverable: true,
        indexable: true,
        attribution_domains: [],
      },
      role: { id: '-99', name: '', permissions: '0', color: '', highlighted: false },
    };
  }

  status(status: Status) {
    const { baseUrl, state } = this.network;
    const author = state.accounts.get(status.accountId)!;
    const app = status.appId ? state.apps.get(status.appId) : undefined;
    return {
      id: status.id,
      created_at: status.createdAt,
      in_reply_to_id: status.inReplyToId,
      in_reply_to_account_id: status.inReplyToAccountId,
      sensitive: status.sensitive,
      spoiler_text: status.spoilerText,
      visibility: status.visibility,
      language: status.language,
      uri: `${baseUrl}/users/${author.username}/statuses/${status.id}`,
      url: `${baseUrl}/@${author.username}/${status.id}`,
      replies_count: status.replyIds.filter((id) => state.statuses.get(id)?.visibility !== 'direct').length,
      reblogs_count: 0,
      favourites_count: 0,
      quotes_count: 0,
      edited_at: status.editedAt,
      favourited: false,
      reblogged: false,
      muted: false,
      bookmarked: false,
      pinned: false,
      content: this.html(status),
      filtered: [],
      reblog: null,
      application: app ? { name: app.name, website: app.website } : null,
      account: this.account(author),
      media_attachments: this.mediaOf(status),
      mentions: this.mentions(status),
      tags: status.tags.map((tag) => ({ name: normaliseTag(tag), url: `${baseUrl}/tags/${encodeURIComponent(tag)}` })),
      emojis: [],
      card: null,
      poll: null,
    };
  }

  media(media: Media) {
    const url = `${this.network.baseUrl}/media/${media.id}`;
    return {
      ...{ id: media.id, type: 'image', url, preview_url: url, remote_url: null },
      ...{ meta: {}, description: media.description || null, blurhash: null },
    };
  }

  private mediaOf({ mediaIds = [] }: Status) {
    return mediaIds.flatMap((id) => {
      const media = this.network.state.media.get(id);
      return media ? [this.media(media)] : [];
    });
  }

  /** The earlier versions and the present one, oldest first. */
  history(status: Status) {
    const account = this.account(this.network.state.accounts.get(status.accountId)!);
    const present = { ...status, createdAt: status.editedAt ?? status.createdAt };
    return [...status.versions, present].map((version) => ({
      content: this.html(version),
      spoiler_text: version.spoilerText,
      sensitive: version.sensitive,
      created_at: version.createdAt,
      account,
      poll: null,
      media_attachments: [],
      emojis: [],
    }));
  }

  notification(notice: Notice) {
    const status = this.network.state.statuses.get(notice.statusId)!;
    return {
      id: notice.id,
      type: 'mention',
      created_at: notice.createdAt,
      group_key: `ungrouped-${notice.id}`,
      account: this.account(this.network.state.accounts.get(status.accountId)!),
      status: this.status(status),
    };
  }

  tag(name: string) {
    const count = this.network.state.statusIdsByTag.get(normaliseTag(name))?.length ?? 0;
    const day = String(Math.floor(this.network.now() / 86_400_000) * 86_400);
    return {
      id: normaliseTag(name),
      name: normaliseTag(name),
      url: `${this.network.baseUrl}/tags/${encodeURIComponent(normaliseTag(name))}`,
      history: [{ day, uses: String(count), accounts: String(count) }],
      following: false,
    };
  }

  app(app: AppRecord) {
    return {
      id: app.id,
      name: app.name,
      website: app.website,
      scopes: app.scopes.split(/\s+/),
      redirect_uri: app.redirectUris.join('\n'),
      redirect_uris: app.redirectUris,
      vapid_key: '',
    };
  }

  token(token: TokenRecord) {
    return {
      access_token: token.token,
      token_type: 'Bearer',
      scope: token.scopes,
      created_at: Math.floor(Date.parse(token.createdAt) / 1000),
    };
  }

  private html(version: StatusVersion): string {
    const names = new Set(this.mentions(version).map(({ username }) => username.toLowerCase()));
    return renderHtml(version.text, this.network.baseUrl, (name) => names.has(name));
  }

  private mentions(version: StatusVersion) {
    return version.mentions.flatMap((id) => {
      const account = this.network.state.accounts.get(id);
      if (!account) return [];
      const { username } = account;
      return [{ id, username, url: `${this.network.baseUrl}/@${username}`, acct: username }];
    });
  }
}

/** A round picture with initials, so that a page needs no images from elsewhere. */
export function drawAvatar(account: Account): string {
  const initials = account.displayName
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const hue = [...account.username].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 7);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img">',
    `<rect width="96" height="96" fill="hsl(${hue} 45% 30%)"/>`,
    '<text x="48" y="50" fill="#fff" font-family="Inter,system-ui,sans-serif" font-size="38" font-weight="600"',
    ` text-anchor="middle" dominant-baseline="middle">${escapeHtml(initials)}</text></svg>`,
  ].join('');
}
