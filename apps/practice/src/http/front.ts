import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, Faults } from '../control/faults.js';
import { OAuthRefusal } from '../mastodon/oauth.routes.js';
import type { Network } from '../network/network.js';
import { Refusal } from '../network/refusal.js';
import { findStaticFile } from '../plein/static-files.js';
import type { StreamHub } from '../streaming/hub.js';
import { openEventStream } from '../streaming/sse.js';
import { findTopic } from '../streaming/topics.js';
import { checkOrigin, CORS_HEADERS, PAGE_HEADERS } from './access.js';
import { MOST_FILE_BYTES, readBody } from './body.js';
import { Call, type Reply } from './call.js';
import { gatherPairs, Params, parseBody } from './params.js';
import { rateHeaders, type RateLimiter } from './rate-limit.js';
import type { Match, Router } from './router.js';

const STREAM = /^\/api\/v1\/streaming\/(.+?)\/?$/;

export interface FrontParts {
  network: Network;
  router: Router;
  limiter: RateLimiter;
  faults: Faults;
  hub: StreamHub;
  webRoot: string;
}

/** Takes every HTTP request: origin, ordered faults, rate limit, body, token, route, answer. */
export class Front {
  constructor(private readonly parts: FrontParts) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers: Record<string, string> = { 'X-Content-Type-Options': 'nosniff' };
    try {
      await this.serve(request, response, headers);
    } catch (error) {
      if (response.headersSent || response.destroyed) return void response.destroy();
      if (!(error instanceof Refusal)) console.error('practice: a request failed', error);
      send(response, refusalReply(error), headers, request.method === 'HEAD');
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse, headers: Record<string, string>) {
    const { network, router, faults, webRoot } = this.parts;
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    const url = URL.parse(request.url ?? '/', 'http://practice.invalid');
    if (!url || !request.url?.startsWith('/')) throw new Refusal(400, 'The address could not be read');
    const path = url.pathname;
    const isApi = path.startsWith('/api/') || path.startsWith('/oauth/');
    if (isApi) Object.assign(headers, CORS_HEADERS);
    if (isApi && method === 'OPTIONS') return send(response, { status: 204 }, headers, true);
    if (/^\/(control|plein)\//.test(path)) checkOrigin(request, path, network.baseUrl);

    const fault = path.startsWith('/control/') ? undefined : faults.take(method, path);
    if (fault?.when === 'before') await wait(fault.delayMs);
    if (fault?.when === 'before' && strike(fault, response, headers)) return;
    const stream = STREAM.exec(path)?.[1];
    if (stream && method === 'GET') return this.serveStream(stream, request, url, response, headers);

    const match = router.find(method, path);
    if (!match) {
      const file = !isApi && method === 'GET' ? await findStaticFile(webRoot, path) : undefined;
      if (!file) throw new Refusal(404, 'Record not found');
      response.writeHead(200, { ...headers, ...PAGE_HEADERS, ...file.headers });
      return void response.end(request.method === 'HEAD' ? undefined : file.bytes);
    }
    const reply = await this.route(request, url, match, headers, isApi, fault?.repeat === true);
    if (fault?.when === 'after') await wait(fault.delayMs);
    if (fault?.when === 'after' && strike(fault, response, headers)) return;
    send(response, reply, headers, request.method === 'HEAD');
  }

  private async route(
    request: IncomingMessage,
    url: URL,
    match: Match,
    headers: Record<string, string>,
    isApi: boolean,
    twice: boolean,
  ): Promise<Reply> {
    const { network, limiter } = this.parts;
    const bearer = readBearer(request, url);
    if (isApi) {
      const key = bearer !== undefined && network.state.tokens.has(bearer) ? bearer : request.socket.remoteAddress;
      const window = limiter.take(key ?? 'unknown');
      Object.assign(headers, rateHeaders(window));
      if (!window.allowed) throw new Refusal(429, 'Too many requests');
    }
    const body = await parseBody(
      await readBody(request, /^\/api\/v[12]\/media/.test(url.pathname) ? MOST_FILE_BYTES : undefined),
      request.headers['content-type'] ?? '',
    );
    const params = new Params({ ...gatherPairs(url.searchParams), ...body });
    const call = new Call(network, url, request.headers, match.params, params, bearer);
    call.checkToken();
    if (twice) await match.route.answer(call);
    return match.route.answer(call);
  }

  private serveStream(
    path: string,
    request: IncomingMessage,
    url: URL,
    response: ServerResponse,
    headers: Record<string, string>,
  ): void {
    if (path === 'health') return void response.writeHead(200, { ...headers, 'Content-Type': 'text/plain' }).end('OK');
    const { network, hub } = this.parts;
    const bearer = readBearer(request, url);
    const token = bearer === undefined ? null : (network.state.tokens.get(bearer) ?? null);
    if (bearer !== undefined && !token) throw new Refusal(401, 'Invalid access token');
    const topic = findTopic(path.replaceAll('/', ':'), url.searchParams.get('tag') ?? undefined, token);
    openEventStream(response, hub, topic, token, headers);
  }
}

function readBearer(request: IncomingMessage, url: URL): string | undefined {
  const header = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return header ?? url.searchParams.get('access_token') ?? undefined;
}

/** Carries out a fault that replaces the answer; one that only delays leaves it alone. */
function strike(fault: Fault, response: ServerResponse, headers: Record<string, string>): boolean {
  if (fault.drop) {
    response.socket?.destroy();
    return true;
  }
  if (fault.status === undefined) return false;
  const reply = { status: fault.status, body: { error: 'Ordered by a test' }, headers: fault.headers };
  send(response, reply, headers, false);
  return true;
}

function refusalReply(error: unknown): Reply {
  if (error instanceof OAuthRefusal) {
    return { status: error.status, body: { error: error.message, error_description: error.description } };
  }
  if (error instanceof Refusal) {
    const details = error.details ? { details: error.details } : {};
    return { status: error.status, body: { error: error.message, ...details } };
  }
  return { status: 500, body: { error: 'Something went wrong; nothing was kept' } };
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string>, bare: boolean): void {
  if (reply.file) {
    response.writeHead(200, { ...headers, 'Content-Type': reply.file.type, 'Cache-Control': 'max-age=86400' });
    return void response.end(bare ? undefined : reply.file.bytes);
  }
  const isPage = reply.html !== undefined;
  const text = isPage ? reply.html! : reply.body === undefined ? '' : JSON.stringify(reply.body);
  response.writeHead(reply.status ?? 200, {
    ...headers,
    ...(isPage ? PAGE_HEADERS : {}),
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...reply.headers,
  });
  response.end(bare ? undefined : text);
}
