import type { ConnectionContext, Quota } from './context.js';
import type { Failure, FailureKind } from './failure.js';
import { ConnectorFailure } from './failure.js';
import { failureOf, type FailureRule } from './failure-rule.js';
import { assertOutsideAddress } from './outbound-address.js';
import { readJson, readRefusal } from './response-body.js';

const MOST_REDIRECTS = 3;
// Before a connection exists nothing was sent, so even a post may be tried again.
const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

export interface UpstreamRequest {
  readonly operation: string;
  /** `write`: a broken call leaves the outcome unknown. What may be repeated without harm counts as a read. */
  readonly on: 'read' | 'write';
  readonly method: string;
  readonly url: URL;
  /** With its own Authorization the credential of the connection stays out of it. */
  readonly headers?: Headers;
  readonly body?: RequestInit['body'];
  readonly signal?: AbortSignal;
  /** In the place of the connection's own, for a body that takes long. */
  readonly timeoutMs?: number;
  /** The caller reads refusals itself. */
  readonly takesRefusals?: boolean;
}

/** How a network speaks of its refusals and its limits. */
export interface UpstreamDialect {
  readonly failures: readonly FailureRule[];
  /** The machine-readable code of a refusal, never its sentence. */
  readCode(response: Response): Promise<string | null>;
  readReset(headers: Headers, now: Date): Date;
  readQuota(headers: Headers, now: Date): Quota | null;
  /** The path with ids replaced. */
  hidePath(pathname: string): string;
}

/** Every byte to and from a network passes here: time limits, addresses, failures and one usage record per call. */
export class UpstreamTransport {
  constructor(
    readonly context: ConnectionContext,
    private readonly dialect: UpstreamDialect,
  ) {}

  now(): Date {
    return this.context.now?.() ?? new Date();
  }

  /** Calls and reads the whole answer within the time limit. */
  async json(request: UpstreamRequest): Promise<{ headers: Headers; text: string }> {
    return this.call(request, async (response) => ({ headers: response.headers, text: await readJson(response) }));
  }

  /** Calls and takes note only of whether it succeeded. */
  async empty(request: UpstreamRequest): Promise<void> {
    await this.call(request, async (response) => {
      await response.body?.cancel();
    });
  }

  /** For a library that speaks for itself: the answer as it came, whole, within the same limits and records. */
  async answer(request: UpstreamRequest): Promise<Response> {
    return this.call({ ...request, takesRefusals: true }, async (response) => {
      const { status, headers } = response;
      const text = response.ok ? await readJson(response) : await readRefusal(response);
      return new Response(text, { status, headers });
    });
  }

  /** Opens an endless answer; the time limit covers its headers only. */
  async open(request: UpstreamRequest): Promise<Response> {
    return this.call(request, (response) => Promise.resolve(response));
  }

  private async call<T>(request: UpstreamRequest, read: (response: Response) => Promise<T>, redirects = 0): Promise<T> {
    const { operation } = request;
    await this.assertAllowed(request.url, operation);
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), request.timeoutMs ?? this.context.timeoutMs ?? 10_000);
    const outside = [this.context.signal, request.signal].filter((signal) => signal !== undefined);
    if (outside.some((signal) => signal.aborted)) {
      clearTimeout(timeout);
      throw new ConnectorFailure({ kind: 'retryable', cause: 'aborted' }, operation);
    }
    const record = this.startRecord(request);
    let response: Response | undefined;
    try {
      response = await (this.context.fetch ?? fetch)(request.url, {
        method: request.method,
        redirect: 'manual',
        signal: AbortSignal.any([timer.signal, ...outside]),
        headers: this.headers(request),
        ...(request.body ? { body: request.body } : {}),
      });
      if (response.status >= 300 && response.status < 400) {
        record(response, null);
        return await this.follow(request, response, read, redirects);
      }
      if (!response.ok && !request.takesRefusals)
        throw new ConnectorFailure(await this.refusal(request, response), operation, response.status);
      const answer = await read(response);
      record(response, null);
      return answer;
    } catch (error) {
      const failure = this.failureFrom(error, request, timer.signal.aborted, response);
      record(response, failure.kind);
      throw failure;
    } finally {
      clearTimeout(timeout);
    }
  }

  private headers(request: UpstreamRequest): Headers {
    const headers = new Headers(request.headers);
    const token = this.context.credential?.accessToken;
    if (token && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${token}`);
    return headers;
  }

  /** Follows a read within the same origin; anywhere else the address of the connection is wrong. */
  private follow<T>(
    request: UpstreamRequest,
    response: Response,
    read: (response: Response) => Promise<T>,
    redirects: number,
  ): Promise<T> {
    void response.body?.cancel().catch(() => undefined);
    const location = response.headers.get('location') ?? '';
    const to = URL.canParse(location, request.url.href) ? new URL(location, request.url) : undefined;
    if (!to || to.origin !== request.url.origin || request.method !== 'GET' || redirects >= MOST_REDIRECTS) {
      throw new ConnectorFailure({ kind: 'configuration', setting: 'baseUrl' }, request.operation, response.status);
    }
    return this.call({ ...request, url: to }, read, redirects + 1);
  }

  private async refusal(request: UpstreamRequest, response: Response): Promise<Failure> {
    const code = await this.dialect.readCode(response);
    const { status, headers } = response;
    const resetAt = this.dialect.readReset(headers, this.now());
    return failureOf(this.dialect.failures, { status, code, on: request.on, resetAt });
  }

  private failureFrom(
    error: unknown,
    request: UpstreamRequest,
    timedOut: boolean,
    response: Response | undefined,
  ): ConnectorFailure {
    if (error instanceof ConnectorFailure) {
      const lost = request.on === 'write' && error.kind === 'contract_violation' && response?.ok;
      return lost ? new ConnectorFailure({ kind: 'unknown_outcome' }, request.operation, response?.status) : error;
    }
    const code = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
    const nothingSent = typeof code === 'string' && NOTHING_SENT.has(code);
    if (request.on === 'write' && !nothingSent) {
      return new ConnectorFailure({ kind: 'unknown_outcome' }, request.operation, response?.status);
    }
    const aborted = this.context.signal?.aborted || request.signal?.aborted;
    const cause = timedOut ? 'timeout' : aborted ? 'aborted' : 'network';
    return new ConnectorFailure({ kind: 'retryable', cause }, request.operation, response?.status);
  }

  private async assertAllowed(url: URL, operation: string): Promise<void> {
    if (this.context.allowPrivateNetwork) return;
    await assertOutsideAddress(url, operation);
  }

  private startRecord(request: UpstreamRequest): (response: Response | undefined, failure: FailureKind | null) => void {
    const at = this.now();
    const started = performance.now();
    let recorded = false;
    return (response, failure) => {
      if (recorded) return;
      recorded = true;
      this.context.onUpstreamCall?.({
        connection: this.context.connectionId,
        operation: request.operation,
        method: request.method,
        path: this.dialect.hidePath(request.url.pathname),
        status: response?.status ?? null,
        at,
        durationMs: Math.round(performance.now() - started),
        failure,
        quota: response ? this.dialect.readQuota(response.headers, at) : null,
      });
    };
  }
}

/** The numbers of a quota, when a network gives both. */
export function quotaIn(headers: Headers, limitName: string, remainingName: string): Omit<Quota, 'resetAt'> | null {
  const limit = Number(headers.get(limitName) ?? Number.NaN);
  const remaining = Number(headers.get(remainingName) ?? Number.NaN);
  return Number.isFinite(limit) && Number.isFinite(remaining) ? { limit, remaining } : null;
}
