import type { Network } from '../network/network.js';
import type { AppRecord, TokenRecord } from '../network/records.js';
import { Reading } from '../network/reading.js';
import { notFound, Refusal } from '../network/refusal.js';
import type { PageRequest } from '../network/paging.js';
import type { Account } from '../network/state.js';
import type { Params } from './params.js';

export interface Reply {
  status?: number;
  /** Sent as JSON. */
  body?: unknown;
  html?: string;
  file?: { bytes: Buffer; type: string };
  headers?: Record<string, string>;
}

/** One request, with who makes it. */
export class Call {
  constructor(
    readonly network: Network,
    readonly url: URL,
    readonly headers: NodeJS.Dict<string | string[]>,
    readonly path: Record<string, string>,
    /** Query and body together; the body wins. */
    readonly params: Params,
    private readonly bearer: string | undefined,
  ) {}

  get token(): TokenRecord | null {
    return (this.bearer && this.network.state.tokens.get(this.bearer)) || null;
  }

  get viewer(): Account | null {
    return this.network.state.accounts.get(this.token?.accountId ?? '') ?? null;
  }

  get app(): AppRecord | null {
    return this.network.state.apps.get(this.token?.appId ?? '') ?? null;
  }

  /** An invalid token is refused even where none is needed, as Mastodon does. */
  checkToken(): void {
    if (this.bearer !== undefined && !this.token) throw new Refusal(401, 'The access token is invalid');
  }

  /** @throws Refusal 401 without a token, 403 outside its scopes. */
  requireToken(scope: string): TokenRecord {
    const token = this.token;
    if (!token) throw new Refusal(401, 'The access token is invalid');
    if (!coversScope(token.scopes, scope)) {
      throw new Refusal(403, 'This action is outside the authorized scopes');
    }
    return token;
  }

  requireUser(scope: string): Account {
    this.requireToken(scope);
    const viewer = this.viewer;
    if (!viewer) throw new Refusal(422, 'This method requires an authenticated user');
    return viewer;
  }

  get reading(): Reading {
    return new Reading(this.network.state, this.viewer);
  }

  /** @throws Refusal 404 when the part of the path is no id. */
  id(name = 'id'): string {
    const value = this.path[name] ?? '';
    if (!/^\d{1,25}$/.test(value)) throw notFound();
    return value;
  }

  page(fallback: number, max: number): PageRequest {
    const request: PageRequest = { limit: this.params.count('limit', fallback, max) };
    const [maxId, sinceId, minId] = ['max_id', 'since_id', 'min_id'].map((name) => this.params.id(name));
    if (maxId) request.maxId = maxId;
    if (sinceId) request.sinceId = sinceId;
    if (minId) request.minId = minId;
    return request;
  }

  /** The Link header of a page; there is a next page to ask for only when this one is full. */
  pageLinks(ids: string[], limit: number): Record<string, string> {
    if (ids.length === 0) return {};
    const links = [`<${this.pageUrl('min_id', ids[0]!)}>; rel="prev"`];
    if (ids.length >= limit) links.unshift(`<${this.pageUrl('max_id', ids.at(-1)!)}>; rel="next"`);
    return { Link: links.join(', ') };
  }

  private pageUrl(name: string, id: string): string {
    const url = new URL(this.url.pathname + this.url.search, this.network.baseUrl);
    for (const other of ['max_id', 'since_id', 'min_id', 'access_token']) url.searchParams.delete(other);
    url.searchParams.set(name, id);
    return url.href;
  }
}

/** "write" covers "write:statuses". */
export function coversScope(granted: string, wanted: string): boolean {
  const scopes = granted.split(/\s+/);
  return scopes.includes(wanted) || scopes.includes(wanted.split(':')[0]!);
}
