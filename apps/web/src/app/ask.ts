import { Client, CombinedError, createRequest, fetchExchange, type AnyVariables } from 'urql';
import type { TypedDocumentString } from '../gql/graphql';
import { newTraceparent } from './click-trace';
import { accessToken, renew } from './tokens';

export type Document<Result, Variables> = TypedDocumentString<Result, Variables>;

/** Why a question to the api came back without an answer; `kept` says whether the same command may go again. */
export class AskFailed extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown>,
    readonly correlationId: string | undefined,
  ) {
    super(code);
  }
  /** No answer came, so nobody knows whether the command arrived. */
  get unanswered(): boolean {
    return this.code === 'NETWORK_UNREACHABLE';
  }
}

/** In production the api only takes documents that it knows; it finds them by their hash. */
const hashes = new Map<string, string>();

function withDocumentId(body: RequestInit['body']): RequestInit['body'] {
  if (typeof body !== 'string') return body;
  const asked = JSON.parse(body) as { operationName?: string };
  const documentId = hashes.get(asked.operationName ?? '');
  return documentId ? JSON.stringify({ ...asked, documentId }) : body;
}

function textOf<Result, Variables>(document: Document<Result, Variables>): string {
  const text = document.toString();
  const name = /(?:query|mutation) (\w+)/.exec(text)?.[1];
  const hash = document.__meta__?.['hash'] as string | undefined;
  if (name && hash) hashes.set(name, hash);
  return text;
}

const SIGN_IN_AGAIN = /"code":"(UNAUTHENTICATED|[A-Z_]*TOKEN_[A-Z_]+)"/;

/** Sends the token along; after a refusal it renews once and tries again. */
async function fetchSignedIn(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const traceparent = newTraceparent();
  const send = (token: string | undefined) => {
    const headers = new Headers(init?.headers);
    headers.set('traceparent', traceparent);
    if (token) headers.set('authorization', `Bearer ${token}`);
    return fetch(input, { ...init, headers, body: withDocumentId(init?.body) });
  };
  const first = await send(await accessToken());
  const text = await first.text();
  if (first.status !== 401 && !SIGN_IN_AGAIN.test(text)) return new Response(text, first);
  const token = await renew();
  if (!token) return new Response(text, first);
  return send(token);
}

const clients = new Map<string, Client>();
let looks = 0;

/** One client per tenant, with the tenant in its header; nothing is cached here, so nothing of one council answers for another. */
export function clientOf(tenantId: string | undefined): Client {
  const key = tenantId ?? '';
  let client = clients.get(key);
  if (!client) {
    client = new Client({
      url: '/graphql',
      preferGetMethod: false,
      exchanges: [fetchExchange],
      fetch: fetchSignedIn,
      fetchOptions: { headers: tenantId ? { 'Samenspraak-Tenant': tenantId } : {} },
    });
    clients.set(key, client);
  }
  return client;
}

export function toAskFailed(error: CombinedError): AskFailed {
  const first = error.graphQLErrors[0];
  if (first) {
    const { code, params, correlationId } = first.extensions as {
      code?: string;
      params?: Record<string, unknown>;
      correlationId?: string;
    };
    return new AskFailed(code ?? 'UNKNOWN', params ?? {}, correlationId);
  }
  const { status, headers } = (error.response ?? {}) as Partial<Response>;
  if (status === 401) return new AskFailed('UNAUTHENTICATED', {}, undefined);
  const code = status && status >= 500 ? 'SERVER_UNAVAILABLE' : 'NETWORK_UNREACHABLE';
  return new AskFailed(code, {}, headers?.get('x-correlation-id') ?? undefined);
}

/** Reads as one tenant, always from the api. @throws AskFailed */
export async function ask<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const request = createRequest<Result, AnyVariables>(textOf(document), variables as AnyVariables);
  // Of two looks under way with one key, the client gives both the answer of the first: what changed between was not seen.
  const key = (request.key + (looks += 1)) >>> 0;
  const result = await clientOf(tenantId)
    .executeQuery<Result>({ ...request, key }, { requestPolicy: 'network-only' })
    .toPromise();
  if (result.error) throw toAskFailed(result.error);
  return result.data!;
}

/** Commands as one tenant. @throws AskFailed */
export async function command<Result, Variables>(
  tenantId: string,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const result = await clientOf(tenantId)
    .mutation<Result>(textOf(document), variables as AnyVariables)
    .toPromise();
  if (result.error) throw toAskFailed(result.error);
  return result.data!;
}
