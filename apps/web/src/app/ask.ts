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

const SIGN_IN_AGAIN = /"code":"(UNAUTHENTICATED|[A-Z_]*TOKEN_[A-Z_]+)"/;

interface Sent {
  readonly status: number;
  readonly trace: string | undefined;
  readonly text: string;
}

/** Sends the token along; after a refusal it renews once and tries again. */
async function post(headers: Readonly<Record<string, string>>, body: string, outlives: boolean): Promise<Sent> {
  const traceparent = newTraceparent();
  const send = async (token: string | undefined) => {
    const all = new Headers({ ...headers, traceparent });
    if (token) all.set('authorization', `Bearer ${token}`);
    const response = await fetch('/graphql', { method: 'POST', headers: all, body, keepalive: outlives });
    const trace = response.headers.get('x-correlation-id') ?? undefined;
    return { status: response.status, trace, text: await response.text() };
  };
  const first = await send(await accessToken());
  if (first.status !== 401 && !SIGN_IN_AGAIN.test(first.text)) return first;
  const token = await renew();
  return token ? send(token) : first;
}

interface Refusal {
  readonly extensions?: { code?: string; params?: Record<string, unknown>; correlationId?: string };
}

/** Throws a failure once there are words for it. */
async function fail(code: string, params: Record<string, unknown>, trace: string | undefined): Promise<never> {
  const { loadErrorTexts } = await import('../i18n/index');
  await loadErrorTexts();
  throw new AskFailed(code, params, trace);
}

/** Nothing is cached here, so nothing of one council answers for another, and each look sees what is there now. */
async function exchange<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
  outlives = false,
): Promise<Result> {
  const query = document.toString();
  const operationName = /(?:query|mutation) (\w+)/.exec(query)?.[1];
  // In production the api only takes documents that it knows; it finds them by their hash.
  const documentId = document.__meta__?.['hash'] as string | undefined;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(tenantId ? { 'Samenspraak-Tenant': tenantId } : {}),
  };
  const body = JSON.stringify({ operationName, query, variables, documentId });
  const sent = await post(headers, body, outlives).catch(() => fail('NETWORK_UNREACHABLE', {}, undefined));
  const answer = parse<Result>(sent.text);
  const first = answer?.errors?.[0];
  if (first) {
    const { code, params, correlationId } = first.extensions ?? {};
    return fail(code ?? 'UNKNOWN', params ?? {}, correlationId);
  }
  if (answer?.data) return answer.data;
  if (sent.status === 401) return fail('UNAUTHENTICATED', {}, undefined);
  return fail(sent.status >= 500 ? 'SERVER_UNAVAILABLE' : 'NETWORK_UNREACHABLE', {}, sent.trace);
}

function parse<Result>(text: string): { data?: Result; errors?: readonly Refusal[] } | undefined {
  try {
    return JSON.parse(text) as { data?: Result; errors?: readonly Refusal[] };
  } catch {
    return undefined;
  }
}

interface Ahead {
  readonly answer: Promise<unknown>;
  readonly at: number;
  /** What came, once it is there. */
  came?: unknown;
}
const ahead = new Map<string, Ahead>();
/** What was asked longer ago than this is asked again. */
const AHEAD_MS = 10_000;
const keyOf = (tenantId: string | undefined, document: { toString: () => string }, variables: unknown) =>
  JSON.stringify([tenantId, document.toString(), variables]);

/** Asks what a screen that is still on its way will ask: the first to ask the same soon gets this answer, and nobody else. */
export function askAhead<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = exchange(tenantId, document, variables);
  const asked: Ahead = { answer, at: performance.now() };
  ahead.set(keyOf(tenantId, document, variables), asked);
  answer.then(
    (came) => (asked.came = came),
    () => undefined,
  );
  return answer;
}

/** What was asked ahead and is there: looked at, and left for who asks. */
export function cameAhead<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
): Result | undefined {
  const asked = ahead.size > 0 ? ahead.get(keyOf(tenantId, document, variables)) : undefined;
  return asked && performance.now() - asked.at < AHEAD_MS ? (asked.came as Result | undefined) : undefined;
}

/** What was asked ahead and is there, without waiting; nobody else gets it. */
export function takeAhead<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
): Result | undefined {
  const came = cameAhead(tenantId, document, variables);
  if (came !== undefined) ahead.delete(keyOf(tenantId, document, variables));
  return came;
}

let held: Promise<void> | undefined;

/** Nothing more is asked until then: the first screen is painted before. */
export function holdQuestions(until: Promise<void>): void {
  held = until;
  void until.then(() => {
    held = undefined;
  });
}

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    // Unlike a timer it is not slowed down in a tab that nobody sees.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

let last: Promise<void> | undefined;

/** Questions that come together go out one by one: a key that comes between is answered first. */
function turn(): Promise<void> | undefined {
  const before = last;
  const mine = (before ?? Promise.resolve()).then(nextTask);
  last = mine;
  void mine.then(() => {
    if (last === mine) last = undefined;
  });
  return before;
}

/** Reads as one tenant, always from the api. @throws AskFailed */
export async function ask<Result, Variables>(
  tenantId: string | undefined,
  document: Document<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  if (ahead.size > 0) {
    const key = keyOf(tenantId, document, variables);
    const asked = ahead.get(key);
    ahead.delete(key);
    if (asked && performance.now() - asked.at < AHEAD_MS) return asked.answer as Promise<Result>;
  }
  if (held) await held;
  await turn();
  return exchange(tenantId, document, variables);
}

/** Commands as one tenant. One that outlives its page is sent even while that closes. @throws AskFailed */
export async function command<Result, Variables>(
  tenantId: string,
  document: Document<Result, Variables>,
  variables: Variables,
  outlives = false,
): Promise<Result> {
  if (held && !outlives) await held;
  return exchange(tenantId, document, variables, outlives);
}
